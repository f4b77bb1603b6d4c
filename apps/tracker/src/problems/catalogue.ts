import type { RefusalCode } from '#libs/cases';

/** What a code means, for the page that problem documents point to. Codes are stable; sentences may be reworded. */
export interface ProblemKind {
  readonly status: number;
  readonly meaning: string;
}

/** Codes of the edges of the service: HTTP, validation, the store, reading. */
const EDGE: Readonly<Record<string, ProblemKind>> = {
  VALIDATION_FAILED: {
    status: 400,
    meaning: 'Fields of the request are not well formed; each is listed in errors with its own code.',
  },
  INVALID_JSON: { status: 400, meaning: 'The body is not JSON.' },
  BAD_REQUEST: { status: 400, meaning: 'The request is not one of this API.' },
  CURSOR_INVALID: { status: 400, meaning: 'The cursor belongs to a list with another order, or to none.' },
  TOKEN_REQUIRED: { status: 401, meaning: 'No token came with the request; sign in.' },
  TOKEN_INVALID: { status: 401, meaning: 'The token is not one of the identity provider for this service.' },
  TOKEN_EXPIRED: { status: 401, meaning: 'The token was good once; sign in again.' },
  MOMENT_IN_FUTURE: { status: 422, meaning: 'How things stand is asked for a moment that has not come yet.' },
  REPORT_UNKNOWN: { status: 404, meaning: 'There is no report of this name.' },
  PERSON_UNKNOWN: { status: 404, meaning: 'There is nobody of this name or id, or they were erased.' },
  NOT_FOUND: { status: 404, meaning: 'There is nothing at this address.' },
  WEBHOOK_UNKNOWN: { status: 404, meaning: 'There is no such webhook.' },
  WEBHOOK_NOT_VERIFIED: { status: 422, meaning: 'The endpoint has not shown that it wants to be sent events.' },
  ADDRESS_NOT_ALLOWED: { status: 422, meaning: 'Webhooks go to public https addresses, or where the operator allows.' },
  POSITION_UNKNOWN: {
    status: 409,
    meaning: 'The position lies beyond the end of the feed: of another one, or it was set back.',
  },
  POSITION_EXPIRED: { status: 410, meaning: 'What comes behind that position of the feed is not kept any more.' },
  CASE_DELETED: { status: 410, meaning: 'The stream of the case was deleted in the event store.' },
  BODY_TOO_LARGE: { status: 413, meaning: 'One command may not be that large.' },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, meaning: 'Commands are sent as application/json.' },
  TOO_MANY_REQUESTS: { status: 429, meaning: 'One caller has sent more requests in a minute than are allowed.' },
  INTERNAL_ERROR: { status: 500, meaning: 'Something happened that was not foreseen.' },
  EVENT_UNREADABLE: { status: 500, meaning: 'The case holds an event that this version can not read.' },
  HOST_NOT_HERE: {
    status: 421,
    meaning: 'Without a provider of its own the service answers to names of this machine only.',
  },
  ROLE_NOT_HERE: { status: 421, meaning: 'This process does not do what is asked; another one does.' },
  DATABASE_UNREACHABLE: {
    status: 503,
    meaning: 'The database of what can be read does not answer; recording goes on.',
  },
  NOT_YET_VISIBLE: { status: 503, meaning: 'The position to be included is not yet in what can be read.' },
  TOO_MANY_READERS: {
    status: 503,
    meaning: 'As many readers as there is room for, or for one caller, are connected to the stream.',
  },
  ACCESS_LOG_UNAVAILABLE: {
    status: 503,
    meaning: 'What is shown only once that is recorded cannot be shown while nothing can be recorded.',
  },
  IDENTITY_UNAVAILABLE: { status: 503, meaning: 'The identity provider does not answer; nobody can be recognised.' },
  NO_CHECKPOINT: { status: 503, meaning: 'What is asked about is covered by no checkpoint yet.' },
  PROOFS_OFF: { status: 503, meaning: 'This service keeps no proofs; another one does.' },
  PROOF_NOT_FOUND: { status: 404, meaning: 'There is no such event in the tree, or no checkpoint of that size.' },
  HISTORY_INCOMPLETE: { status: 500, meaning: 'The store does not give the history that was proven before.' },
  COSIGNATURE_REFUSED: { status: 422, meaning: 'It is not the signature of a known witness under a checkpoint.' },
  DOSSIER_TOO_LARGE: { status: 413, meaning: 'So many cases do not go into one dossier.' },
  STORE_UNAVAILABLE: { status: 503, meaning: 'The event store does not answer; nothing was recorded.' },
  OUTCOME_UNKNOWN: { status: 503, meaning: 'It is not known whether it was recorded; repeat it with the same key.' },
};

/** Codes of the domain: well formed, but against a rule of the field. */
const REFUSALS: Readonly<Record<RefusalCode, ProblemKind>> = {
  CASE_NOT_FOUND: { status: 404, meaning: 'There is no such case.' },
  CASE_ALREADY_EXISTS: { status: 409, meaning: 'The case number is taken.' },
  CASE_CLOSED: { status: 422, meaning: 'A closed case is only reopened or corrected.' },
  CASE_NOT_CLOSED: { status: 422, meaning: 'Only a closed case is reopened.' },
  CASE_STILL_OPEN_MATTERS: { status: 422, meaning: 'A case is closed when nothing is held and nothing pending.' },
  COMMAND_ALREADY_APPLIED: {
    status: 200,
    meaning: 'The same command again: answered with the first result, not as a problem.',
  },
  COMMAND_ID_REUSED: { status: 422, meaning: 'The idempotency key was used for another command.' },
  REVISION_CONFLICT: { status: 412, meaning: 'The case has moved on since the caller read it (409 without If-Match).' },
  NOT_PERMITTED: { status: 403, meaning: 'The role or the port does not allow it.' },
  EFFECTIVE_DATE_INVALID: {
    status: 422,
    meaning: 'Not in the future, not before the case, and no later event may become illegal.',
  },
  RECORDED_DATE_INVALID: {
    status: 422,
    meaning: 'An import asserts recorded times in the order of the case, and none after itself.',
  },
  LATE_REASON_REQUIRED: { status: 422, meaning: 'A late entry says why it was not recorded in time.' },
  CLOCK_NOT_RUN_OUT: {
    status: 422,
    meaning: 'What the law makes of a date comes once that date has passed; when that is, is in compared.',
  },
  REASON_REQUIRED: { status: 422, meaning: 'A reason from its list has to be given; "other" demands text.' },
  CODE_UNKNOWN: { status: 422, meaning: 'The code is not in its list.' },
  LINE_UNKNOWN: { status: 422, meaning: 'The case has no such line at that date.' },
  LINE_ALREADY_EXISTS: { status: 422, meaning: 'The line number is taken.' },
  LINE_REPEATED: { status: 422, meaning: 'A line is named twice where it may be named once.' },
  SERIALS_INVALID: {
    status: 422,
    meaning: 'Serial numbers do not fit the units: twice, elsewhere, too many or missing.',
  },
  SOURCE_AMBIGUOUS: { status: 422, meaning: 'Units could be taken from several buckets; say which.' },
  MOVE_NOT_LEGAL: { status: 422, meaning: 'The law has no way from this bucket to that one.' },
  QUANTITY_NOT_AVAILABLE: {
    status: 422,
    meaning: 'More units asked for than there are, or none; both numbers are in compared.',
  },
  NUMBER_INVALID: {
    status: 422,
    meaning: 'Counts, sizes and amounts in minor units are whole numbers, and not negative.',
  },
  SEIZURE_NEEDS_BASIS: { status: 422, meaning: 'A seizure names at least one legal basis.' },
  APPROVER_REQUIRED: { status: 422, meaning: 'A supervisor other than who proposes has to approve it.' },
  APPROVAL_NOT_IN_PERSON: {
    status: 422,
    meaning: 'Nobody approves in the name of somebody else; the deed is proposed, and the other person approves it.',
  },
  PROPOSAL_UNKNOWN: { status: 404, meaning: 'The case has no such proposal.' },
  PROPOSAL_SETTLED: { status: 409, meaning: 'The proposal was approved, declined or withdrawn already.' },
  RELEASE_NOT_AUTHORISED: { status: 422, meaning: 'The kind of release does not free these units.' },
  AGENCY_HOLD_OPEN: { status: 422, meaning: 'An agency wants these units held; name what overrides it, or wait.' },
  STILL_HELD_MISMATCH: { status: 422, meaning: 'The attested quantity is not the computed one; both are in compared.' },
  FORFEITURE_PRECONDITIONS: {
    status: 422,
    meaning: 'Forfeiture needs a decree, an abandonment, or notice, publication and nothing pending.',
  },
  DISPOSAL_NOT_PERMITTED: { status: 422, meaning: 'Export or disposal goes beyond what was permitted.' },
  REFERENCE_UNKNOWN: { status: 422, meaning: 'The event it refers to is not there, or not in that state.' },
  DATES_INVALID: { status: 422, meaning: 'Two dates contradict each other.' },
  PERSONAL_DATA_IN_CLEAR: { status: 422, meaning: 'Personal data would get into an event in clear.' },
  ANNULMENT_TARGET_INVALID: { status: 422, meaning: 'The event can not be annulled.' },
  ANNULMENT_BREAKS_LATER_EVENT: { status: 422, meaning: 'A later event would become illegal; annul it too.' },
};

export const PROBLEM_KINDS: Readonly<Record<string, ProblemKind>> = { ...EDGE, ...REFUSALS };

/** HTTP status of a refusal; a stale `If-Match` is 412, any other conflict of revisions 409. */
export function statusOf(code: RefusalCode, field: string | undefined): number {
  if (code === 'REVISION_CONFLICT') return field === 'If-Match' ? 412 : 409;
  return REFUSALS[code].status;
}
