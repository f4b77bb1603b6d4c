/**
 * The envelope every event carries (domain reference, section 4): who, when it happened, when it was
 * recorded, why, and on whose authority. Payloads live with their slice, in folders named by the deed.
 */
export const ROLES = [
  'case-officer',
  'supervisor',
  'custodian',
  'auditor',
  'subscriber',
  'administrator',
  'scheduler',
] as const;
export type Role = (typeof ROLES)[number];

/** A person (or the scheduler) acting in a role; `ports` are the Schedule D codes the role is held for. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly ports?: readonly string[];
}

/** Marks a fact taken over from an office's own records: its recorded time is asserted, not observed. */
export interface ImportMark {
  /** ISO instant at which the import was taken in by this store. */
  readonly importedAt: string;
  readonly importedBy: string;
  /** Name of the file or system the history came from. */
  readonly source: string;
}

/** What is known of a fact before it is stored; `recordedAt` and `revision` come with the store. */
export interface EventContext {
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly caseId: string;
  /** ISO instant, UTC: when it happened in the world. */
  readonly effectiveAt: string;
  readonly actor: Actor;
  readonly approver?: Actor;
  readonly reasonCode?: string;
  readonly reasonText?: string;
  /** Citation or reference of the authority the deed rests on. */
  readonly legalAuthority?: string;
  /** Present exactly when the entry is late: why it was not recorded in time. */
  readonly lateReason?: string;
  readonly commandId: string;
  /** Digest of the command as given: tells a repeated command from another one under the same id. */
  readonly commandDigest?: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly imported?: ImportMark;
}

/** Where and when the log took the event. */
export interface EventRecord {
  /** ISO instant: the store's own time, or the asserted one of an import. What "known at" means. */
  readonly recordedAt: string;
  /** Place in the case's own stream, from 0. */
  readonly revision: number;
  /** Place in the whole log; a decimal string, since it has 64 bits. Absent while not yet stored. */
  readonly position?: string;
}
