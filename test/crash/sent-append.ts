import type { AppendResult, EventToAppend, ExpectedRevision } from '#libs/event-store';

/** An append as its writer keeps it until it knows the outcome: repeated with the same events it is harmless. */
export interface SentAppend {
  readonly stream: string;
  readonly events: readonly EventToAppend[];
  readonly expected: ExpectedRevision;
  /** Missing while nobody knows whether it was stored. */
  acknowledged?: AppendResult;
}
