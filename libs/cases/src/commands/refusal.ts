/**
 * Stable codes of everything the domain refuses (domain reference, section 4, and what it leaves open).
 * The sentences may be reworded; the codes may not.
 */
export const REFUSAL_CODES = [
  'CASE_NOT_FOUND',
  'CASE_ALREADY_EXISTS',
  'CASE_CLOSED',
  'CASE_NOT_CLOSED',
  'CASE_STILL_OPEN_MATTERS',
  'COMMAND_ALREADY_APPLIED',
  'COMMAND_ID_REUSED',
  'REVISION_CONFLICT',
  'NOT_PERMITTED',
  'EFFECTIVE_DATE_INVALID',
  'RECORDED_DATE_INVALID',
  'LATE_REASON_REQUIRED',
  'CLOCK_NOT_RUN_OUT',
  'REASON_REQUIRED',
  'CODE_UNKNOWN',
  'LINE_UNKNOWN',
  'LINE_ALREADY_EXISTS',
  'LINE_REPEATED',
  'SERIALS_INVALID',
  'SOURCE_AMBIGUOUS',
  'MOVE_NOT_LEGAL',
  'QUANTITY_NOT_AVAILABLE',
  'NUMBER_INVALID',
  'SEIZURE_NEEDS_BASIS',
  'APPROVER_REQUIRED',
  'APPROVAL_NOT_IN_PERSON',
  'PROPOSAL_UNKNOWN',
  'PROPOSAL_SETTLED',
  'RELEASE_NOT_AUTHORISED',
  'AGENCY_HOLD_OPEN',
  'STILL_HELD_MISMATCH',
  'FORFEITURE_PRECONDITIONS',
  'DISPOSAL_NOT_PERMITTED',
  'REFERENCE_UNKNOWN',
  'DATES_INVALID',
  'PERSONAL_DATA_IN_CLEAR',
  'ANNULMENT_TARGET_INVALID',
  'ANNULMENT_BREAKS_LATER_EVENT',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a command was not carried out. A value, never thrown: it is an ordinary answer of the domain. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What is wrong, in a sentence with the numbers. */
  readonly message: string;
  /** What the caller can do about it. */
  readonly wayOut: string;
  /** Path of the field in the command, e.g. `lines[0].quantity`. */
  readonly field?: string;
  /** Both sides where two numbers (or dates) are compared, by name. */
  readonly compared?: Readonly<Record<string, number | string>>;
  /** Ids of the events it is about. */
  readonly events?: readonly string[];
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });
