import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { DestroyedData } from './event.ts';

export interface Destroy extends Omit<DestroyedData, 'lines'> {
  readonly lines: readonly UnitsAsked[];
}

/** Destruction can't be undone: two persons, whatever the posture of the goods. */
export const destroy: CommandSpec<'Destroy'> = {
  roles: CASE_WORK,
  approval: 'always',
  decide: (view, { data }) =>
    moveUnits(view, 'Destroyed', 'destroyed', data.lines, (lines) => ({ type: 'Destroyed', data: { ...data, lines } })),
};
