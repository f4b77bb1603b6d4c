import { accept, type Refusal, refuse } from '../commands/refusal.ts';
import { NO_LINES } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import { amountProblem, numberProblem } from '../commands/whole-number.ts';
import type { LineFacts, LinesAddedData } from './event.ts';

export type AddLines = LinesAddedData;

export const addLines: CommandSpec<'AddLines'> = {
  roles: CASE_WORK,
  decide: (_view, { data }) => {
    const problem = data.lines.length === 0 ? NO_LINES : linesProblem(data.lines);
    return problem ? refuse(problem) : accept([{ type: 'LinesAdded', data }]);
  },
};

/** What can be wrong with new lines by themselves: numbers that are none, and line or serial numbers named twice, or too many. */
export function linesProblem(lines: readonly LineFacts[]): Refusal | undefined {
  const numbers = new Set<number>();
  const serials = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const field = `lines[${index}]`;
    const problem = numbersProblem(line, field);
    if (problem) return problem;
    if (numbers.has(line.line)) {
      return {
        code: 'LINE_REPEATED',
        field: `${field}.line`,
        message: `Line ${line.line} is given twice.`,
        wayOut: 'Give each line a number of its own.',
      };
    }
    numbers.add(line.line);
    const own = line.serials ?? [];
    if (own.length > line.counted) {
      return serialsInvalid(
        field,
        `${own.length} serial numbers for ${line.counted} units.`,
        'Correct the count or the list.',
      );
    }
    const twice = own.find((serial) => serials.has(serial) || !serials.add(serial));
    if (twice) return serialsInvalid(field, `Serial number ${twice} is given twice.`, 'Name each unit once.');
  }
  return undefined;
}

function numbersProblem({ line, counted, declared = 1, unitValue }: LineFacts, field: string): Refusal | undefined {
  return (
    numberProblem(`${field}.line`, line, 1) ??
    numberProblem(`${field}.counted`, counted, 1) ??
    numberProblem(`${field}.declared`, declared, 1) ??
    amountProblem(`${field}.unitValue`, unitValue)
  );
}

function serialsInvalid(field: string, message: string, wayOut: string): Refusal {
  return { code: 'SERIALS_INVALID', field: `${field}.serials`, message, wayOut };
}
