import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { CLOCK_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { DetainedData } from './event.ts';

export interface Detain {
  readonly lines: readonly UnitsAsked[];
  readonly basis: DetainedData['basis'];
}

export const detain: CommandSpec<'Detain'> = {
  roles: CLOCK_WORK,
  reasons: 'detention',
  decide: (view, { data }) =>
    moveUnits(view, 'Detained', 'detained', data.lines, (lines) => ({ type: 'Detained', data: { ...data, lines } })),
};
