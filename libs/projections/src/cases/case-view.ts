import type { Kysely } from 'kysely';
import type { CaseEvent, CaseFile } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import type { Tables, WriteTransaction } from '../database/database.ts';

/** A case that a batch of events has touched, as it stands after the batch. */
export interface TouchedCase {
  readonly file: CaseFile;
  /** The events of the batch, in the order of the stream, as stored and as read. */
  readonly added: readonly { readonly stored: StoredEvent; readonly event: CaseEvent }[];
}

/** One of the read models of a case: tables of its own, written from the folded case. */
export interface CaseView {
  readonly tables: readonly string[];
  createTables(db: Kysely<Tables>): Promise<void>;
  write(touched: readonly TouchedCase[], tx: WriteTransaction): void | Promise<void>;
}
