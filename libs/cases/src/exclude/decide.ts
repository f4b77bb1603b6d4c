import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { refuse } from '../commands/refusal.ts';
import { CLOCK_WORK, decidedByClock } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { ExcludedData } from './event.ts';

export interface Exclude {
  readonly lines: readonly UnitsAsked[];
  readonly basis: ExcludedData['basis'];
}

export const exclude: CommandSpec<'Exclude'> = {
  roles: CLOCK_WORK,
  reasons: 'exclusion',
  decide: (view, { data, actor }) => {
    const problem = decidedByClock(actor, data.basis);
    if (problem) return refuse(problem);
    return moveUnits(view, 'Excluded', 'excluded', data.lines, (lines) => ({
      type: 'Excluded',
      data: { ...data, lines },
    }));
  },
};
