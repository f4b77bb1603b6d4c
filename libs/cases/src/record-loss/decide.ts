import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { LossRecordedData } from './event.ts';

export interface RecordLoss extends Omit<LossRecordedData, 'lines'> {
  readonly lines: readonly UnitsAsked[];
}

export const recordLoss: CommandSpec<'RecordLoss'> = {
  roles: CASE_WORK,
  reasons: 'loss',
  decide: (view, { data }) =>
    moveUnits(view, 'LossRecorded', 'lost', data.lines, (lines) => ({
      type: 'LossRecorded',
      data: { ...data, lines },
    })),
};
