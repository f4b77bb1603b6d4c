/** The part of an answer to a command that tells where it went. */
export interface Acknowledgement {
  readonly position: string;
  readonly events: readonly { readonly eventId: string; readonly revision: number }[];
}

/** A command as an officer's client keeps it until it knows the outcome: it can be repeated under the same key. */
export interface SentCommand {
  readonly key: string;
  readonly caseId: string;
  readonly path: string;
  readonly body: unknown;
  /** Units that it moves: presented to detained, and from there to released. */
  readonly detains: number;
  readonly releases: number;
  /** Missing while nobody knows whether it was recorded. */
  acknowledged?: Acknowledgement;
}
