import { accept, refuse } from '../commands/refusal.ts';
import { unknownLine } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import { numberProblem } from '../commands/whole-number.ts';

export interface CorrectQuantity {
  readonly line: number;
  /** Units there really are. */
  readonly counted: number;
  readonly declared?: number;
  readonly serialsAdded?: readonly string[];
  readonly serialsRemoved?: readonly string[];
}

/** Allowed on a closed case too: a correction is not a new act (domain reference, `CASE_CLOSED`). */
export const correctQuantity: CommandSpec<'CorrectQuantity'> = {
  roles: CASE_WORK,
  reasons: 'quantity-correction',
  whenClosed: true,
  decide: ({ at }, { data }) => {
    const line = at.lines.get(data.line);
    if (!line) return refuse(unknownLine(at, data.line, 'line'));
    const { counted, declared = 1 } = data;
    const problem = numberProblem('counted', counted, 0) ?? numberProblem('declared', declared, 1);
    if (problem) return refuse(problem);
    return accept([{ type: 'QuantityCorrected', data: { ...data, previousCount: line.counted } }]);
  },
};
