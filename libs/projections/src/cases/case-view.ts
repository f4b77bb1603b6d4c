import type { Kysely } from 'kysely';
import type { CaseEvent, CaseFile } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import type { Tables, WriteTransaction } from '../database/database.ts';
import type { SqlValue } from '../database/statements.ts';
import type { Table } from '../database/table.ts';

/** A case that a batch of events has touched. Both folds share what did not change, so `===` tells what did. */
export interface TouchedCase {
  /** As it stood before the batch; empty when the batch opens it. */
  readonly before: CaseFile;
  /** As it stands after it. */
  readonly file: CaseFile;
  /** The events of the batch, in the order of the stream: as stored, as read, and the case as each left it. */
  readonly added: readonly { readonly stored: StoredEvent; readonly event: CaseEvent; readonly after: CaseFile }[];
}

/** A table of a view; every row of it names its case in `case_id`. */
export type CaseTable = Pick<Table<Record<string, SqlValue>>, 'name' | 'columns' | 'key'>;

/** What a view writes with: the set-oriented part of a transaction. */
export type RowWriter = Pick<WriteTransaction, 'insert' | 'upsert' | 'remove'>;

/** One of the read models of a case: tables of its own, written from the folded case. */
export interface CaseView {
  readonly tables: readonly CaseTable[];
  createTables(db: Kysely<Tables>): Promise<void>;
  /** Indexes that readers need and the fold does not; made once the tables are level with the log. */
  createIndexes?(db: Kysely<Tables>): Promise<void>;
  write(touched: readonly TouchedCase[], rows: RowWriter): void | Promise<void>;
}
