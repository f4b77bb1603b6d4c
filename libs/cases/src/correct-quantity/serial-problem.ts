import { type Line, serialsIn } from '../case-file/line.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { QuantityCorrectedData } from './event.ts';

/** What is wrong with the serial numbers of a recount: only units that are still presented gain or lose theirs. */
export function serialProblem(line: Line, data: QuantityCorrectedData): Refusal | undefined {
  const { serialsAdded: added = [], serialsRemoved: removed = [] } = data;
  const twice = repeated(added, 'serialsAdded') ?? repeated(removed, 'serialsRemoved');
  if (twice) return twice;
  const known = added.filter((serial) => line.serials.has(serial));
  if (known.length > 0) return invalid('serialsAdded', `Already on the line: ${some(known)}.`, 'Leave those out.');
  const notPresented = removed.filter((serial) => line.serials.get(serial) !== 'presented');
  if (notPresented.length > 0) {
    return invalid('serialsRemoved', `Not merely presented: ${some(notPresented)}.`, 'Leave those out.');
  }
  const numbered = serialsIn(line, 'presented') + added.length - removed.length;
  const presented = line.buckets.presented + data.counted - line.counted;
  if (numbered <= presented) return undefined;
  return invalid(
    'serialsAdded',
    `${numbered} serial numbers for ${presented} units that are still presented.`,
    'Remove the numbers of the units that are not there, or correct the count.',
  );
}

function repeated(serials: readonly string[], field: string): Refusal | undefined {
  const twice = serials.find((serial, index) => serials.indexOf(serial) !== index);
  return twice === undefined ? undefined : invalid(field, `${twice} is named twice.`, 'Name each unit once.');
}

function some(serials: readonly string[]): string {
  return `${serials.slice(0, 5).join(', ')}${serials.length > 5 ? ', ...' : ''}`;
}

function invalid(field: string, message: string, wayOut: string): Refusal {
  return { code: 'SERIALS_INVALID', field, message, wayOut };
}
