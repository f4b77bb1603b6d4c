import { accept } from '../commands/refusal.ts';
import { SUPERVISION } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';

export const reopenCase: CommandSpec<'ReopenCase'> = {
  roles: SUPERVISION,
  reasons: 'reopening',
  whenClosed: true,
  decide: (_view, { data }) => accept([{ type: 'CaseReopened', data }]),
};
