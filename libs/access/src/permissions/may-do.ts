import type { Person } from '../person.ts';
import type { Permission } from './permission.ts';
import { ROLE_FACTS } from './roles.ts';
import { ruleOf } from './rules.ts';

/** The answer to "may this person do that there", and why not. */
export type Verdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly because: 'role' | 'port'; readonly detail: string; readonly wayOut: string };

const ALLOWED: Verdict = { allowed: true };

/** Stands for every port in a person's ports. */
export const ALL_PORTS = '*';

/** Whether a person may do this; at a port, where it is known already. Pure. */
export function mayDo(person: Person, permission: Permission, port?: string): Verdict {
  const { roles, at, says } = ruleOf(permission);
  if (!roles.includes(person.role)) {
    return {
      allowed: false,
      because: 'role',
      detail: `The role ${person.role} may not ${says}.`,
      wayOut: `Ask somebody in the role: ${roles.join(' or ')}.`,
    };
  }
  if (at === 'anywhere' || port === undefined) return ALLOWED;
  const ports = portsOf(person);
  if (ports === 'all' || ports.includes(port)) return ALLOWED;
  return {
    allowed: false,
    because: 'port',
    detail: `${person.id} does not work at port ${port}.`,
    wayOut: `Ask somebody of port ${port}.`,
  };
}

/** The ports that a person works at: those of the token for roles that are held at ports, all of them for others. */
export function portsOf({ role, ports = [] }: Person): 'all' | readonly string[] {
  return ROLE_FACTS[role].reach === 'everywhere' || ports.includes(ALL_PORTS) ? 'all' : ports;
}

/** Everything that a person may do, for the page to show no more than that. */
export function permissionsOf(person: Person, all: readonly Permission[]): Permission[] {
  return all.filter((permission) => mayDo(person, permission).allowed);
}
