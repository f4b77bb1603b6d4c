import { accept, refuse } from '../commands/refusal.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import { proposalWaits } from './open-matters.ts';

/** That nothing is held and nothing pending is a rule of the history itself: see open-matters.ts. */
export const closeCase: CommandSpec<'CloseCase'> = {
  roles: CASE_WORK,
  reasons: 'closing',
  decide: ({ file }, { data }) => {
    // Also one that was made after the date at which the case is to be closed.
    const [waiting] = file.state.proposals;
    return waiting ? refuse(proposalWaits(waiting)) : accept([{ type: 'CaseClosed', data }]);
  },
};
