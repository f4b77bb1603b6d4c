/** Who may do what: permissions as data, and the question whether a person may. Knows no framework. */
export type { Person } from './person.ts';
export type { Permission, PermissionRule } from './permissions/permission.ts';
export { PERMISSION_RULES, ruleOf } from './permissions/rules.ts';
export { ROLE_FACTS } from './permissions/roles.ts';
export { ALL_PORTS, mayDo, permissionsOf, portsOf, type Verdict } from './permissions/may-do.ts';
export { type Cell, cellOf, type MatrixRow, permissionMatrix } from './permissions/matrix.ts';
export { type ClaimNames, OWN_ROLE_NAMES, type RoleNames } from './tokens/claims.ts';
export { Issuer, type IssuerMetadata } from './tokens/issuer.ts';
export { KeysUnavailable, type TokenProblem, TokenRefused } from './tokens/token-refused.ts';
export { VerifiedTokens } from './tokens/verified-tokens.ts';
export type { TokenRules, VerifiedToken } from './tokens/verify-token.ts';
export { ERASED, MASKED, People, type Revealed } from './personal-data/people.ts';
export { PersonKeys } from './personal-data/person-keys.ts';
export { holdsSealed } from './personal-data/sealed-text.ts';
