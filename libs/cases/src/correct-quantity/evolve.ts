import type { Line } from '../case-file/line.ts';
import { sayNumber } from '../case-file/say.ts';
import { serialsElsewhere } from '../case-file/serials-elsewhere.ts';
import { withLine } from '../case-file/with-line.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventSpec } from '../events/spec.ts';
import type { QuantityCorrectedData } from './event.ts';
import { serialProblem } from './serial-problem.ts';

export const quantityCorrected: EventSpec<'QuantityCorrected'> = {
  version: 1,
  title: 'Quantity corrected',
  apply: (state, { data }) => withLine(state, data.line, (line) => recount(line, data)),
  problem: (state, { data }) =>
    recountProblem(state.lines.get(data.line), data) ??
    serialsElsewhere(state, data.line, data.serialsAdded ?? [], 'serialsAdded'),
  describe: ({ line, previousCount, counted }) =>
    `Line ${line} counted anew: ${sayNumber(counted)} instead of ${sayNumber(previousCount)}`,
};

/**
 * What was counted then is what there was, whatever was thought before it: an earlier count that comes in late, or is annulled,
 * does not change what this one found. What was moved stays moved, so it falls no lower than that.
 */
function recount(line: Line, data: QuantityCorrectedData): Line {
  const difference = Math.max(data.counted - line.counted, -line.buckets.presented);
  const serials = new Map(line.serials);
  for (const serial of data.serialsRemoved ?? []) if (serials.get(serial) === 'presented') serials.delete(serial);
  for (const serial of data.serialsAdded ?? []) if (!serials.has(serial)) serials.set(serial, 'presented');
  return {
    ...line,
    counted: line.counted + difference,
    buckets: { ...line.buckets, presented: line.buckets.presented + difference },
    serials,
    facts: data.declared === undefined ? line.facts : { ...line.facts, declared: data.declared },
  };
}

function recountProblem(line: Line | undefined, data: QuantityCorrectedData): Refusal | undefined {
  if (!line) return undefined;
  const missing = line.counted - data.counted;
  if (missing > line.buckets.presented) {
    return {
      code: 'QUANTITY_NOT_AVAILABLE',
      field: 'counted',
      message: `The count would fall by ${missing}, but only ${line.buckets.presented} units of line ${data.line} are still merely presented.`,
      wayOut: 'Record what became of the missing units (a loss, say), or annul the transition that moved them.',
      compared: { requested: missing, available: line.buckets.presented },
    };
  }
  return serialProblem(line, data);
}
