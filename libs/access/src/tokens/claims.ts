import { type Role, ROLES } from '#libs/cases';
import type { Person } from '../person.ts';
import { TokenRefused } from './token-refused.ts';

/** In which claims an issuer says who somebody is. A name with dots leads into objects: `realm_access.roles`. */
export interface ClaimNames {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly ports: string;
}

/** What the issuer calls our roles, in order of precedence: the first that somebody has is the one they act in. */
export type RoleNames = readonly (readonly [role: Role, issuersName: string])[];

/** Roles by their own names, the most restricted in what it may change last. */
export const OWN_ROLE_NAMES: RoleNames = ROLES.map((role) => [role, role]);

type Claims = Readonly<Record<string, unknown>>;

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._@:|-]{0,127}$/u;

/**
 * The person that verified claims speak of.
 * @throws TokenRefused when they name nobody, or no role that this service knows.
 */
export function personFrom(claims: Claims, names: ClaimNames, roles: RoleNames): Person {
  const id = claimAt(claims, names.id);
  if (typeof id !== 'string' || !ID.test(id)) {
    throw new TokenRefused('TOKEN_INVALID', `Its claim ${names.id} does not name a person.`);
  }
  const held = listed(claimAt(claims, names.role));
  const role = roles.find(([, issuersName]) => held.includes(issuersName))?.[0];
  if (role === undefined) {
    throw new TokenRefused('ROLE_MISSING', `Its claim ${names.role} holds no role of this service.`);
  }
  const ports = listed(claimAt(claims, names.ports)).filter((port) => /^(\d{4}|\*)$/.test(port));
  const name = claimAt(claims, names.name);
  return {
    id,
    role,
    ...(ports.length > 0 && { ports }),
    ...(typeof name === 'string' && { name }),
  };
}

/** The claim of exactly this name, else the one that the path leads to. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((part, name) => {
    return part !== null && typeof part === 'object' && Object.hasOwn(part, name) ? (part as Claims)[name] : undefined;
  }, claims);
}

/** A list as a list, or as words in one string. */
function listed(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(/[ ,]+/).filter(Boolean);
  return Array.isArray(claim) ? claim.filter((one): one is string => typeof one === 'string') : [];
}
