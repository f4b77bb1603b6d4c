import type { CaseFile } from '../case-file/case-file.ts';
import type { CaseEvent, NewEvent } from '../events/types.ts';
import type { Refusal } from './refusal.ts';

export interface Accepted {
  readonly outcome: 'accepted';
  readonly events: readonly NewEvent[];
  /** The case with these events, as it stands once they are recorded; only their place in the log is not known yet. */
  readonly file: CaseFile;
  /** Present when the deed needs a second person, so that it was only proposed: the case as an approval now would leave it. */
  readonly ifApproved?: CaseFile;
}

export interface Refused {
  readonly outcome: 'refused';
  readonly refusal: Refusal;
}

/** The answer to a command: new events, the events it led to before, or why not. */
export type Decision =
  Accepted | { readonly outcome: 'already-applied'; readonly events: readonly CaseEvent[] } | Refused;
