import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { refuse } from '../commands/refusal.ts';
import { CLOCK_WORK, decidedByClock } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { DetainedData } from './event.ts';

export interface Detain {
  readonly lines: readonly UnitsAsked[];
  readonly basis: DetainedData['basis'];
}

export const detain: CommandSpec<'Detain'> = {
  roles: CLOCK_WORK,
  reasons: 'detention',
  decide: (view, { data, actor }) => {
    const problem = decidedByClock(actor, data.basis);
    if (problem) return refuse(problem);
    return moveUnits(view, 'Detained', 'detained', data.lines, (lines) => ({
      type: 'Detained',
      data: { ...data, lines },
    }));
  },
};
