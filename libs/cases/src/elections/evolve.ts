import { sayUnits } from '../case-file/say.ts';
import type { CaseState, Election } from '../case-file/state.ts';
import type { EventSpec } from '../events/spec.ts';
import { endStays } from './stays.ts';

export const electionReceived: EventSpec<'ElectionReceived'> = {
  version: 1,
  title: 'Election received',
  apply: (state, { eventId, data }) => {
    const { kind, by, receivedOn, lines, bond } = data;
    const election = { eventId, kind, by, receivedOn, ...(lines ? { lines } : {}), ...(bond ? { bond } : {}) };
    return { ...state, elections: [...state.elections, election] };
  },
  describe: ({ kind, receivedOn, lines, bond }) =>
    `${kind[0]?.toUpperCase()}${kind.slice(1)} received on ${receivedOn}${lines ? ` for ${sayUnits(lines)}` : ''}${bond ? `, with cost bond ${bond.number}` : ''}`,
};

export const petitionDecided: EventSpec<'PetitionDecided'> = {
  version: 1,
  title: 'Petition decided',
  apply: (state, { data: { electionEventId, outcome } }) => settle(state, electionEventId, outcome),
  problem: (state, { data }) => {
    const election = state.elections.find(({ eventId }) => eventId === data.electionEventId);
    if (election && election.outcome === undefined && election.kind !== 'abandonment') return undefined;
    return {
      code: 'REFERENCE_UNKNOWN',
      field: 'electionEventId',
      message: notPending(election),
      wayOut: 'Name the event id of an ElectionReceived of this case that is still pending.',
    };
  },
  describe: ({ outcome, decisionReference, terms }) =>
    `Petition ${outcome} (${decisionReference})${terms ? `: ${terms}` : ''}`,
};

export const courtOrderRecorded: EventSpec<'CourtOrderRecorded'> = {
  version: 1,
  title: 'Court order recorded',
  apply: (state, { eventId, data }) => {
    const { kind, docket, orderedOn, lines, settlesEventId } = data;
    const order = { eventId, kind, docket, orderedOn, ...(lines ? { lines } : {}) };
    const next = { ...state, courtOrders: [...endStays(state.courtOrders, data, eventId), order] };
    return settlesEventId ? settle(next, settlesEventId, `court order ${docket}`) : next;
  },
  problem: (state, { data }) => {
    const { settlesEventId } = data;
    const stays = state.courtOrders.filter(({ kind }) => kind === 'stay');
    if (
      settlesEventId === undefined ||
      [...state.elections, ...stays].some(({ eventId }) => eventId === settlesEventId)
    )
      return undefined;
    return {
      code: 'REFERENCE_UNKNOWN',
      field: 'settlesEventId',
      message: 'The case has no such election or stay at that date.',
      wayOut: 'Name the event id of an ElectionReceived or of a stay of this case, or leave the field out.',
    };
  },
  describe: ({ kind, court, docket, terms }) => `Order of ${court}, ${docket} (${kind}): ${terms}`,
};

function notPending(election: Election | undefined): string {
  if (!election) return 'The case has no such petition at that date.';
  if (election.outcome === undefined) return 'An abandonment is not decided: with it the goods are given up.';
  return `That ${election.kind} has already been decided: ${election.outcome}.`;
}

function settle(state: CaseState, electionEventId: string, outcome: string): CaseState {
  return {
    ...state,
    elections: state.elections.map((one) => (one.eventId === electionEventId ? { ...one, outcome } : one)),
  };
}
