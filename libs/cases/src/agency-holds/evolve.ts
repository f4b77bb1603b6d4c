import type { AgencyHold, CaseState } from '../case-file/state.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventSpec } from '../events/spec.ts';
import type { HeldForAgency } from './events.ts';

export const agencyHoldPlaced: EventSpec<'AgencyHoldPlaced'> = {
  version: 1,
  title: 'Agency hold placed',
  apply: (state, { eventId, effectiveAt, data: { agency, reference, lines } }) => ({
    ...state,
    holds: [...state.holds, { eventId, agency, reference, placedAt: effectiveAt, lines }],
  }),
  describe: ({ agency, reference, lines }) => `${agency} asked for a hold on ${sayHeld(lines)} (${reference})`,
};

export const agencyHoldLifted: EventSpec<'AgencyHoldLifted'> = {
  version: 1,
  title: 'Agency hold lifted',
  apply: (state, { data }) => ({
    ...state,
    holds: state.holds.map((hold) =>
      hold.eventId === data.holdEventId
        ? { ...hold, lines: data.lines ? liftedFrom(hold.lines, data.lines, state) : [] }
        : hold,
    ),
  }),
  problem: (state, { data }) => {
    const hold = state.holds.find(({ eventId, lines }) => eventId === data.holdEventId && lines.length > 0);
    if (hold) return notCovered(state, hold, data.lines ?? []);
    return {
      code: 'REFERENCE_UNKNOWN',
      field: 'holdEventId',
      message: 'The case has no such open hold at that date.',
      wayOut: 'Name the event id of an AgencyHoldPlaced of this case that is not yet lifted.',
    };
  },
  describe: ({ lines, reference }) => `Hold lifted${lines ? ` for ${sayHeld(lines)}` : ''} (${reference})`,
};

/** No more is lifted of a line than the hold covers. */
function notCovered(state: CaseState, hold: AgencyHold, lifted: readonly HeldForAgency[]): Refusal | undefined {
  for (const [index, { line, quantity }] of lifted.entries()) {
    const covered = hold.lines.find((one) => one.line === line);
    const available = covered ? (covered.quantity ?? state.lines.get(line)?.counted ?? 0) : 0;
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

/** What a hold still covers; a line held whole and lifted in part keeps its counted quantity less that part. */
function liftedFrom(
  held: readonly HeldForAgency[],
  lifted: readonly HeldForAgency[],
  state: CaseState,
): HeldForAgency[] {
  return held.flatMap((one) => {
    const part = lifted.find(({ line }) => line === one.line);
    if (!part) return [one];
    if (part.quantity === undefined) return [];
    const quantity = (one.quantity ?? state.lines.get(one.line)?.counted ?? 0) - part.quantity;
    return quantity > 0 ? [{ line: one.line, quantity }] : [];
  });
}

function sayHeld(lines: readonly HeldForAgency[]): string {
  return lines
    .map(({ line, quantity }) => (quantity === undefined ? `line ${line}` : `${quantity} of line ${line}`))
    .join(', ');
}
