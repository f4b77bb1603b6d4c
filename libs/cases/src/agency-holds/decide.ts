import type { CaseState } from '../case-file/state.ts';
import { fact } from '../commands/fact.ts';
import type { Refusal } from '../commands/refusal.ts';
import { CASE_WORK } from '../commands/roles.ts';
import { unknownCode } from '../reference-data/index.ts';
import type { AgencyHoldLiftedData } from './events.ts';

export const placeAgencyHold = fact<'AgencyHoldPlaced', 'PlaceAgencyHold'>('AgencyHoldPlaced', {
  roles: CASE_WORK,
  problem: ({ agency }) => unknownCode('agencies', agency, 'agency'),
});
export const liftAgencyHold = fact<'AgencyHoldLifted', 'LiftAgencyHold'>('AgencyHoldLifted', {
  roles: CASE_WORK,
  problem: liftProblem,
});

/** No more is lifted of a line than the hold covers. */
function liftProblem(data: AgencyHoldLiftedData, at: CaseState): Refusal | undefined {
  const hold = at.holds.find(({ eventId }) => eventId === data.holdEventId);
  for (const [index, { line, quantity }] of (hold ? (data.lines ?? []) : []).entries()) {
    const covered = hold?.lines.find((one) => one.line === line);
    const available = covered ? (covered.quantity ?? at.lines.get(line)?.counted ?? 0) : 0;
    if ((quantity ?? 0) > available || !covered) {
      return {
        code: 'QUANTITY_NOT_AVAILABLE',
        field: `lines[${index}].quantity`,
        message: `The hold covers ${available} units of line ${line}.`,
        wayOut: available > 0 ? `Lift at most ${available}.` : 'Leave this line out.',
        compared: { requested: quantity ?? 0, available },
      };
    }
  }
  return undefined;
}
