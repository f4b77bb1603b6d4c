import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { ForfeitedData } from './event.ts';

export interface Forfeit extends Omit<ForfeitedData, 'lines'> {
  readonly lines: readonly UnitsAsked[];
}

/** The preconditions are a rule of the history itself: see preconditions.ts, checked whenever it is folded. */
export const forfeit: CommandSpec<'Forfeit'> = {
  roles: CASE_WORK,
  approval: 'always',
  decide: (view, { data }) =>
    moveUnits(view, 'Forfeited', 'forfeited', data.lines, (lines) => ({ type: 'Forfeited', data: { ...data, lines } })),
};
