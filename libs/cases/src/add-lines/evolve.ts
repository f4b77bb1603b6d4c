import { newLine } from '../case-file/line.ts';
import { sayNumber } from '../case-file/say.ts';
import { serialsElsewhere } from '../case-file/serials-elsewhere.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventSpec } from '../events/spec.ts';
import type { LinesAddedData } from './event.ts';

export const linesAdded: EventSpec<'LinesAdded'> = {
  version: 1,
  title: 'Lines added',
  apply: (state, { data }) => {
    const lines = new Map(state.lines);
    for (const facts of data.lines) if (!lines.has(facts.line)) lines.set(facts.line, newLine(facts));
    return { ...state, lines };
  },
  problem: (state, { data }) => numberTaken(state, data) ?? unitTaken(state, data),
  describe: ({ lines }) =>
    lines.map((l) => `Line ${l.line}: ${sayNumber(l.counted)} ${l.manufacturer} ${l.model}`).join('; '),
};

function numberTaken(state: CaseState, { lines }: LinesAddedData): Refusal | undefined {
  const index = lines.findIndex(({ line }) => state.lines.has(line));
  if (index < 0) return undefined;
  return {
    code: 'LINE_ALREADY_EXISTS',
    field: `lines[${index}].line`,
    message: `Line ${lines[index]?.line} is already there.`,
    wayOut: 'Use the next free line number, or correct the quantity of the line that is there.',
  };
}

function unitTaken(state: CaseState, { lines }: LinesAddedData): Refusal | undefined {
  for (const [index, { line, serials = [] }] of lines.entries()) {
    const problem = serialsElsewhere(state, line, serials, `lines[${index}].serials`);
    if (problem) return problem;
  }
  return undefined;
}
