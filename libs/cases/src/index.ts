/** The domain: events, commands, decide, evolve, status. Pure: no framework, no input or output. */
export * from './events/envelope.ts';
export { CATALOGUE as EVENT_CATALOGUE, EVENT_TYPES, isEventType, specOf } from './events/catalogue.ts';
export {
  CASE_STREAM_PREFIX,
  caseStream,
  isCaseStream,
  isForeignStream,
  decode,
  encode,
  type EncodedEvent,
  type RecordedJson,
  UnknownEvent,
} from './events/codec.ts';
export { eventIdFor } from './events/event-id.ts';
export * from './events/types.ts';
export * from './case-file/buckets.ts';
export type { Units, UnitsAsked, UnitsFrom } from './case-file/units.ts';
export {
  type Account,
  ACCOUNT_NEEDS_DATA_OF,
  accountOf,
  type Entry as AccountEntry,
  type LeftOut,
  type LeftOutReason,
  type RestsOn,
} from './as-of/account.ts';
export { endOfDate } from './as-of/end-of-date.ts';
export { eventsAsOf, type Moment, stateAsOf } from './case-file/as-of.ts';
export { type CaseFile, emptyFile, evolve, foldEffective, foldFile } from './case-file/case-file.ts';
export { amendsThePast, annulledBy, byEffect, inEffectiveOrder } from './case-file/effective-order.ts';
export { apply } from './case-file/apply.ts';
export { LEGAL_MOVES } from './case-file/legal-moves.ts';
export type { Move } from './case-file/move.ts';
export type { Line } from './case-file/line.ts';
export { localDate, plusDays } from './case-file/local-date.ts';
export { type CaseState, NOTHING_YET } from './case-file/state.ts';
export type { Command, CommandContext, CommandType } from './commands/command.ts';
export type { CommandPayloads } from './commands/payloads.ts';
export { COMMAND_TYPES, commandSpecOf } from './commands/catalogue.ts';
export { decide } from './commands/decide.ts';
export type { Decision } from './commands/decision.ts';
export { REFUSAL_CODES, type Refusal, type RefusalCode } from './commands/refusal.ts';
export { type CaseOpenedData, CLOCK_REGIMES, type ClockRegime, PARTY_ROLES, type Party } from './open-case/event.ts';
export type { LineFacts, UnitValue } from './add-lines/event.ts';
export { DETENTION_BASES } from './detain/event.ts';
export { EXCLUSION_BASES } from './exclude/event.ts';
export { FORFEITURE_BASES } from './forfeit/event.ts';
export { type Proposable, PROPOSABLE } from './proposals/events.ts';
export type { OpenProposal } from './proposals/open-proposal.ts';
export { sayProposal } from './proposals/say-proposal.ts';
export { DISPOSAL_METHODS } from './dispose/event.ts';
export { COURT_ORDER_KINDS, ELECTION_KINDS, PETITION_OUTCOMES } from './elections/events.ts';
export * from './status/derive-status.ts';
export { type Amounts, valuesOf } from './status/held-value.ts';
export { lineReviewOn, nextReviewOn } from './status/next-review.ts';
export * from './identifiers/index.ts';
export * from './reference-data/index.ts';
export * from './clocks/index.ts';
export { type LapseCommand, lapseCommandsOf, SCHEDULER, SCHEDULER_IDS } from './lapse/lapse-commands.ts';
