import { disposedUnits } from '../case-file/line.ts';
import type { CaseState } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { Units } from '../case-file/units.ts';
import type { Refusal } from '../commands/refusal.ts';

/** Forfeited units that were sold, given over or put to official use are gone, though still counted as forfeited. */
export function notYetDisposed(state: CaseState, lines: readonly Units[]): Refusal | undefined {
  for (const [index, { line: number }] of lines.entries()) {
    const line = state.lines.get(number);
    if (!line) continue;
    const available = line.buckets.forfeited - disposedUnits(line);
    const requested = unitsOn(number, lines);
    if (requested > available) {
      return {
        code: 'QUANTITY_NOT_AVAILABLE',
        field: `lines[${index}].quantity`,
        message: `${requested} asked for, ${available} forfeited units of line ${number} are not yet disposed of.`,
        wayOut: available > 0 ? `Ask for at most ${available}.` : 'Nothing forfeited is left on this line.',
        compared: { requested, available },
      };
    }
  }
  return undefined;
}
