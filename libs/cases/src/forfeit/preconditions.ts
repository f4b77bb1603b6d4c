import { sayAmount } from '../case-file/say.ts';
import type { CaseState } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { Refusal } from '../commands/refusal.ts';
import { unknownCode } from '../reference-data/index.ts';
import type { ForfeitedData } from './event.ts';

/** Minor units of USD: up to here customs may forfeit without a court (19 USC 1607). */
export const ADMINISTRATIVE_LIMIT = 500_000_00;

/**
 * `FORFEITURE_PRECONDITIONS`: units may be forfeited by a decree, after they were given up, or
 * administratively once notice was given and published and nothing is pending.
 *
 * What needs running clocks is not checked here: that the petition and claim periods have lapsed and that
 * publication was long enough. The periods are shown as deadlines; the officer answers for them.
 */
export function forfeitureProblem(state: CaseState, data: ForfeitedData): Refusal | undefined {
  switch (data.basis) {
    case 'abandonment':
      return notAbandoned(state, data);
    case 'decree':
      return noDecree(state, data);
    case 'administrative':
      return notPerfected(state) ?? pending(state) ?? aboveLimit(state, data);
  }
}

function unmet(field: string, message: string, wayOut: string, compared?: Refusal['compared']): Refusal {
  return { code: 'FORFEITURE_PRECONDITIONS', field, message, wayOut, ...(compared ? { compared } : {}) };
}

function notAbandoned(state: CaseState, data: ForfeitedData): Refusal | undefined {
  const given = state.elections.filter(({ kind }) => kind === 'abandonment');
  for (const [index, { line }] of data.lines.entries()) {
    const requested = unitsOn(line, data.lines) + (state.lines.get(line)?.buckets.forfeited ?? 0);
    const available = given.some(({ lines }) => lines === undefined)
      ? Infinity
      : given.reduce((sum, { lines }) => sum + unitsOn(line, lines ?? []), 0);
    if (requested > available) {
      return unmet(
        `lines[${index}].quantity`,
        `${requested} units of line ${line} would be forfeited, but only ${available} were abandoned.`,
        'Record the abandonment of these units first, or forfeit on another basis.',
        { requested, available },
      );
    }
  }
  return undefined;
}

function noDecree(state: CaseState, { instrument }: ForfeitedData): Refusal | undefined {
  const decrees = state.courtOrders.filter(({ kind }) => kind === 'forfeiture-decree');
  if (decrees.some(({ docket, eventId }) => docket === instrument || eventId === instrument)) return undefined;
  return unmet(
    'instrument',
    `No decree of forfeiture with docket number ${instrument} is recorded.`,
    decrees.length > 0
      ? `Recorded decrees: ${decrees.map(({ docket }) => docket).join(', ')}.`
      : 'Record the court order first and name its docket number.',
  );
}

function notPerfected(state: CaseState): Refusal | undefined {
  if (state.notices.length === 0) {
    return unmet('basis', 'No notice of the seizure was issued.', 'Issue the notice, then publish it.');
  }
  if (state.publications.length === 0) {
    return unmet('basis', 'The notice was not published.', 'Record the publication (at least 30 consecutive days).');
  }
  return undefined;
}

function pending(state: CaseState): Refusal | undefined {
  const open = state.elections.find(({ outcome, kind }) => outcome === undefined && kind !== 'abandonment');
  if (!open) return undefined;
  return {
    ...unmet('basis', `The ${open.kind} of ${open.receivedOn} is still pending.`, 'Decide it first.'),
    events: [open.eventId],
  };
}

function aboveLimit(state: CaseState, data: ForfeitedData): Refusal | undefined {
  if (data.limitException) return unknownCode('limit-exceptions', data.limitException, 'limitException');
  let value = 0;
  for (const { line, quantity } of data.lines) {
    const valuations = state.lines.get(line)?.valuations ?? [];
    const appraised = valuations.findLast(({ basis }) => basis === 'domesticAppraised') ?? valuations[0];
    value += quantity * (appraised?.amount ?? 0);
  }
  if (value <= ADMINISTRATIVE_LIMIT) return undefined;
  return unmet(
    'lines',
    `The units are worth ${sayAmount(value, 'USD')}; without a court customs forfeits up to ${sayAmount(ADMINISTRATIVE_LIMIT, 'USD')}.`,
    'Refer the case for a judicial decree, or name the listed exception that applies (limitException).',
    { value, limit: ADMINISTRATIVE_LIMIT },
  );
}
