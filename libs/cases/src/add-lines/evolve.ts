import { newLine } from '../case-file/line.ts';
import { sayNumber } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';

export const linesAdded: EventSpec<'LinesAdded'> = {
  version: 1,
  title: 'Lines added',
  apply: (state, { data }) => {
    const lines = new Map(state.lines);
    for (const facts of data.lines) if (!lines.has(facts.line)) lines.set(facts.line, newLine(facts));
    return { ...state, lines };
  },
  problem: (state, { data }) => {
    const index = data.lines.findIndex(({ line }) => state.lines.has(line));
    if (index < 0) return undefined;
    return {
      code: 'LINE_ALREADY_EXISTS',
      field: `lines[${index}].line`,
      message: `Line ${data.lines[index]?.line} is already there.`,
      wayOut: 'Use the next free line number, or correct the quantity of the line that is there.',
    };
  },
  describe: ({ lines }) =>
    lines.map((l) => `Line ${l.line}: ${sayNumber(l.counted)} ${l.manufacturer} ${l.model}`).join('; '),
};
