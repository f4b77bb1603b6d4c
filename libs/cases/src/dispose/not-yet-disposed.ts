import { disposedUnits, type Line } from '../case-file/line.ts';
import { namingProblem } from '../case-file/naming-problem.ts';
import type { CaseState } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { Units, UnitsFrom } from '../case-file/units.ts';
import type { Refusal } from '../commands/refusal.ts';

/** Forfeited units that were sold, given over or put to official use are gone, though still counted as forfeited. */
export function notYetDisposed(state: CaseState, lines: readonly UnitsFrom[]): Refusal | undefined {
  const forfeited = lines.filter(({ from }) => from === 'forfeited');
  for (const [index, { line: number, from }] of lines.entries()) {
    const line = state.lines.get(number);
    if (!line || from !== 'forfeited') continue;
    const available = line.buckets.forfeited - disposedUnits(line);
    const requested = unitsOn(number, forfeited);
    if (requested > available) {
      return {
        code: 'QUANTITY_NOT_AVAILABLE',
        field: `lines[${index}].quantity`,
        message: `${requested} asked for, ${available} forfeited units of line ${number} are not yet disposed of.`,
        wayOut: available > 0 ? `Ask for at most ${available}.` : 'Nothing forfeited is left on this line.',
        compared: { requested, available },
      };
    }
    const unnamed = serialProblem(line, lines[index] as Units, available);
    if (unnamed) return { code: 'SERIALS_INVALID', field: `lines[${index}].serials`, ...unnamed };
  }
  return undefined;
}

/** Numbered units are disposed of by number, as they move, also where they stay in the bucket. */
function serialProblem(line: Line, units: Units, available: number): Pick<Refusal, 'message' | 'wayOut'> | undefined {
  const { quantity, serials: named = [] } = units;
  const there = new Set(
    [...line.serials].flatMap(([serial, at]) =>
      at === 'forfeited' && !line.disposedSerials.has(serial) ? serial : [],
    ),
  );
  const elsewhere = named.find((serial) => !there.has(serial));
  if (elsewhere !== undefined) {
    return { message: `${elsewhere} is not forfeited, or was disposed of already.`, wayOut: 'Leave it out.' };
  }
  const misnamed = namingProblem(units);
  if (misnamed) return misnamed;
  const unnumbered = available - there.size;
  if (quantity - named.length <= unnumbered) return undefined;
  return {
    message: `${quantity - named.length} units without a number asked for, ${unnumbered} forfeited have none.`,
    wayOut: 'Name the serial numbers of the units that are meant.',
  };
}
