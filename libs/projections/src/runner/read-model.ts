import type { Kysely } from 'kysely';
import type { StoredEvent } from '#libs/event-store';
import type { Tables, WriteTransaction } from '../database/database.ts';

/**
 * Something that can be read because events were folded into tables. It can be thrown away and rebuilt at any time, so it
 * holds nothing that is not in the log.
 */
export interface ReadModel {
  /** Stable, in kebab case; names its checkpoint and appears in health and CLI. */
  readonly name: string;
  /** Raised whenever the same events must give other rows. Every version has tables of its own, built from the first event. */
  readonly version: number;
  /** The tables of this version, which nobody else uses. Name them with {@link versioned}. */
  readonly tables: readonly string[];
  /** Creates them; called again on tables that exist (`ifNotExists`). */
  createTables(db: Kysely<Tables>): Promise<void>;
  /**
   * Creates what only readers need, as indexes that lists are sorted by: they cost a rebuild more than all else, so this
   * is called once the tables are level with the log, and again at each start (`ifNotExists`).
   */
  createIndexes?(db: Kysely<Tables>): Promise<void>;
  /**
   * Folds events, in the log's order, each exactly once over the life of the tables. Throwing stops this read model in
   * front of the event that made it throw, and no other. A batch that failed is repeated event by event.
   * No I/O but `tx`, and a `Breath` every few ms of work: its thread has others to answer.
   */
  apply(events: readonly StoredEvent[], tx: WriteTransaction): void | Promise<void>;
  /** Another instance, with nothing in memory, for tables that are built beside those of this one. */
  again(): ReadModel;
  /** What `apply` did since the last commit was undone: drop whatever was kept in memory from it. */
  undone?(): void;
}

/** Name of a table of one version: `case_status` in version 2 is `case_status_v2`. */
export function versioned<Name extends string, Version extends number>(table: Name, version: Version) {
  return `${table}_v${version}` as const;
}
