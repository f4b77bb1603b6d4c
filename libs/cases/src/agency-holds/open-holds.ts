import { heldIn } from '../case-file/buckets.ts';
import type { CaseState } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { Units } from '../case-file/units.ts';
import type { Refusal } from '../commands/refusal.ts';

/**
 * `AGENCY_HOLD_OPEN`: units that an agency wants held are not released, unless an overriding authority is
 * named. A hold on some units of a line leaves the others free.
 */
export function openHoldProblem(
  state: CaseState,
  released: readonly Units[],
  override: string | undefined,
): Refusal | undefined {
  if (override) return undefined;
  for (const [index, { line }] of released.entries()) {
    const buckets = state.lines.get(line)?.buckets;
    if (!buckets) continue;
    const requested = unitsOn(line, released);
    for (const hold of state.holds) {
      const covered = hold.lines.find((one) => one.line === line);
      if (!covered) continue;
      const there = heldIn(buckets) + buckets.presented;
      const available = covered.quantity === undefined ? 0 : Math.max(0, there - covered.quantity);
      if (requested > available) {
        return {
          code: 'AGENCY_HOLD_OPEN',
          field: `lines[${index}].quantity`,
          message: `${requested} units of line ${line} asked for, but a hold for ${hold.agency} (${hold.reference}) leaves ${available} free.`,
          wayOut: 'Record that the hold was lifted, release fewer, or name the overriding authority in holdOverride.',
          compared: { requested, available },
          events: [hold.eventId],
        };
      }
    }
  }
  return undefined;
}
