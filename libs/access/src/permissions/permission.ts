import type { CommandType, Role } from '#libs/cases';
import type { GENERAL } from './general.ts';

/** To record a deed, named by its command; what every other route needs is in general.ts. */
export type Permission = `record:${CommandType}` | keyof typeof GENERAL;

/** Who may do one thing, and where. */
export interface PermissionRule {
  readonly permission: Permission;
  readonly says: string;
  readonly roles: readonly Role[];
  /** `port`: only at ports that the role is held for. `anywhere`: it is about no port in particular. */
  readonly at: 'port' | 'anywhere';
  /** True when the domain demands a second person, always or for some of these deeds. */
  readonly twoPersons: boolean;
}
