import type { Refusal } from '../commands/refusal.ts';
import type { CaseState } from './state.ts';

/** A unit is on one line only: a refusal when one of these numbers is on another line of the case. */
export function serialsElsewhere(
  state: CaseState,
  line: number,
  serials: readonly string[],
  field: string,
): Refusal | undefined {
  for (const [number, other] of state.lines) {
    const taken = number === line ? undefined : serials.find((serial) => other.serials.has(serial));
    if (taken !== undefined) {
      return {
        code: 'SERIALS_INVALID',
        field,
        message: `Serial number ${taken} is on line ${number} already.`,
        wayOut: 'A unit is on one line only: leave it out, or correct the other line first.',
      };
    }
  }
  return undefined;
}
