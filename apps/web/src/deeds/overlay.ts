import type { ShownCase, TimelineEntry } from '../api/types.ts';
import { unitsInWords } from '../case/matters.tsx';
import type { Field } from './field.ts';

/** What the API's document does not say of a field: where its choices come from. */

/** Lists of reference data that codes are taken from, by name of the field or by command and name. */
const LISTS: Readonly<Record<string, string>> = {
  port: 'ports',
  releaseType: 'release-types',
  legalBases: 'legal-bases',
  agency: 'agencies',
  requestingAgency: 'agencies',
  template: 'notice-templates',
  channel: 'notice-channels',
  limitException: 'limit-exceptions',
  'DisposeOf.method': 'disposal-methods',
  'ReceiveElection.kind': 'election-kinds',
};

export function listFor(command: string, { name }: Field): string | undefined {
  return LISTS[`${command}.${name}`] ?? LISTS[name];
}

export interface EventChoice {
  readonly eventId: string;
  readonly words: string;
}

type Source = (shown: ShownCase) => EventChoice[];

const SOURCES: Readonly<Record<string, Source>> = {
  holdEventId: ({ holds }) =>
    holds.map(({ eventId, agency, reference, lines }) => ({
      eventId,
      words: `${agency}, ${reference}: ${unitsInWords(lines)}`,
    })),
  exclusionEventId: ({ exclusions }) =>
    exclusions.map(({ eventId, at, lines }) => ({ eventId, words: `${at.slice(0, 10)}: ${unitsInWords(lines)}` })),
  noticeEventId: ({ notices }) =>
    notices.map(({ eventId, template, addressee, mailedOn }) => ({
      eventId,
      words: `${template.replaceAll('-', ' ')} to ${addressee.role}, mailed ${mailedOn}`,
    })),
  electionEventId: ({ elections }) =>
    elections
      .filter(({ outcome }) => !outcome)
      .map(({ eventId, kind, receivedOn }) => ({ eventId, words: `${kind} received ${receivedOn}` })),
  settlesEventId: (shown) => [
    ...(SOURCES['electionEventId']?.(shown) ?? []),
    ...shown.courtOrders
      .filter(({ kind, endedBy }) => kind === 'stay' && !endedBy)
      .map(({ eventId, docket, orderedOn }) => ({ eventId, words: `stay of ${orderedOn} (${docket})` })),
  ],
  demandEventId: ({ redeliveryDemands }) =>
    redeliveryDemands.map(({ eventId, reference, lines }) => ({
      eventId,
      words: `${reference}: ${unitsInWords(lines)}`,
    })),
  aboutEventId: ({ seizures, exclusions }) => [
    ...seizures.map(({ eventId, at, lines }) => ({
      eventId,
      words: `seizure of ${at.slice(0, 10)}: ${unitsInWords(lines)}`,
    })),
    ...exclusions.map(({ eventId, at, lines }) => ({
      eventId,
      words: `exclusion of ${at.slice(0, 10)}: ${unitsInWords(lines)}`,
    })),
  ],
};

/** Events of the case that a field may name; nothing when the field names no event. */
export function eventsFor({ name }: Field, shown: ShownCase | undefined): EventChoice[] | undefined {
  const source = SOURCES[name];
  return shown && source?.(shown);
}

/** What happened between two persons, and what begins or strikes through, stays. */
const STAYING = ['CaseOpened', 'Annulled', 'Proposed', 'ProposalApproved', 'ProposalDeclined', 'ProposalWithdrawn'];

/** Events that can be struck through: what is annulled already can't. */
export function annullable(entries: readonly TimelineEntry[]): EventChoice[] {
  return entries
    .filter(({ annulled, type }) => !annulled && !STAYING.includes(type))
    .map(({ eventId, sentence, effectiveAt }) => ({ eventId, words: `${effectiveAt.slice(0, 10)}: ${sentence}` }))
    .reverse();
}
