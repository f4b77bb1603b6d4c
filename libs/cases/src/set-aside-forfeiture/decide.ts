import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';

export interface SetAsideForfeiture {
  readonly lines: readonly UnitsAsked[];
  readonly orderReference: string;
}

export const setAsideForfeiture: CommandSpec<'SetAsideForfeiture'> = {
  roles: CASE_WORK,
  approval: 'always',
  decide: (view, { data }) =>
    moveUnits(view, 'ForfeitureSetAside', 'seized', data.lines, (lines) => ({
      type: 'ForfeitureSetAside',
      data: { ...data, lines },
    })),
};
