import { accept } from '../commands/refusal.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';

/** That nothing is held and nothing pending is a rule of the history itself: see open-matters.ts. */
export const closeCase: CommandSpec<'CloseCase'> = {
  roles: CASE_WORK,
  reasons: 'closing',
  decide: (_view, { data }) => accept([{ type: 'CaseClosed', data }]),
};
