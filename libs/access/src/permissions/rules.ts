import { COMMAND_TYPES, commandSpecOf, type CommandType } from '#libs/cases';
import { GENERAL } from './general.ts';
import type { Permission, PermissionRule } from './permission.ts';

/** `record:AttestStillHeld` is "attest still held". */
function words(command: CommandType): string {
  return command.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

const deeds = COMMAND_TYPES.map((command): PermissionRule => {
  const { roles, approval } = commandSpecOf(command);
  return {
    permission: `record:${command}`,
    says: words(command),
    roles,
    at: 'port',
    twoPersons: approval !== undefined,
  };
});

const others = Object.entries(GENERAL).map(([permission, rule]): PermissionRule => ({
  permission: permission as keyof typeof GENERAL,
  ...rule,
  twoPersons: false,
}));

/** Every permission there is. What the service asks for, what the matrix prints and what the tests try is this. */
export const PERMISSION_RULES: readonly PermissionRule[] = [...deeds, ...others];

const byName = new Map<Permission, PermissionRule>(PERMISSION_RULES.map((rule) => [rule.permission, rule]));

/** @throws when there is no such permission, which the compiler has let nobody write. */
export function ruleOf(permission: Permission): PermissionRule {
  const rule = byName.get(permission);
  if (!rule) throw new Error(`There is no permission ${permission}.`);
  return rule;
}
