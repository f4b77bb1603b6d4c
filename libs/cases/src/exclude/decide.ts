import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { CLOCK_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { ExcludedData } from './event.ts';

export interface Exclude {
  readonly lines: readonly UnitsAsked[];
  readonly basis: ExcludedData['basis'];
}

export const exclude: CommandSpec<'Exclude'> = {
  roles: CLOCK_WORK,
  reasons: 'exclusion',
  decide: (view, { data }) =>
    moveUnits(view, 'Excluded', 'excluded', data.lines, (lines) => ({ type: 'Excluded', data: { ...data, lines } })),
};
