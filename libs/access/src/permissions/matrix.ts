import { type Role, ROLES } from '#libs/cases';
import type { PermissionRule } from './permission.ts';
import { ROLE_FACTS } from './roles.ts';

/** What a role gets of a permission: nothing, at its own ports, or everywhere. */
export type Cell = 'no' | 'own ports' | 'yes';

export function cellOf(rule: PermissionRule, role: Role): Cell {
  if (!rule.roles.includes(role)) return 'no';
  return rule.at === 'port' && ROLE_FACTS[role].reach === 'own-ports' ? 'own ports' : 'yes';
}

export interface MatrixRow {
  readonly permission: string;
  readonly says: string;
  readonly twoPersons: boolean;
  readonly cells: Readonly<Record<Role, Cell>>;
}

/** The permission matrix: a row a permission, a column a role. */
export function permissionMatrix(rules: readonly PermissionRule[]): MatrixRow[] {
  return rules.map((rule) => ({
    permission: rule.permission,
    says: rule.says,
    twoPersons: rule.twoPersons,
    cells: Object.fromEntries(ROLES.map((role) => [role, cellOf(rule, role)])) as Record<Role, Cell>,
  }));
}
