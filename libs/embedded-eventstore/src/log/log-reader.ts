import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Names } from './names.ts';
import { FIRST_POSITION, type LogRecord, recordSize } from './record.ts';
import { type LogEntry, READ_COLUMNS, recordIfWhole, recordOf, type Row } from './rows.ts';

export type Direction = 'forwards' | 'backwards';

/** A page ends when it has this many bytes of content, so that a page of large events is no burden. */
export const PAGE_BYTES = 512 * 1024;

const MOST_LATEST_BYTES = 8 * PAGE_BYTES;

const ORDER: Readonly<Record<Direction, string>> = { forwards: 'ASC', backwards: 'DESC' };

/** First and last position that may be shown. */
export type Range = readonly [first: number, last: number];

/** Finds records in the file. How far one may look, its user says each time. */
export class LogReader {
  private readonly db: DatabaseSync;
  private readonly streams: Names;
  private readonly types: Names;
  private readonly statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync, streams: Names, types: Names) {
    this.db = db;
    this.streams = streams;
    this.types = types;
  }

  /** Up to `limit` events of a stream from `revision` on, that one included, of those up to position `horizon`. */
  ofStream(stream: number, revision: number, limit: number, direction: Direction, horizon: number): LogRecord[] {
    const compare = direction === 'forwards' ? '>=' : '<=';
    const sql = `SELECT ${READ_COLUMNS} FROM events WHERE stream = ? AND revision ${compare} ? AND position <= ?
      ORDER BY revision ${ORDER[direction]} LIMIT ?`;
    return this.records(sql, stream, revision, horizon, limit);
  }

  /** Last revision of a stream up to position `horizon`. */
  lastRevision(stream: number, horizon: number): number | undefined {
    const sql = 'SELECT revision FROM events WHERE stream = ? AND position <= ? ORDER BY revision DESC LIMIT 1';
    return (this.statement(sql).get(stream, horizon) as unknown as [number] | undefined)?.[0];
  }

  /** Up to `limit` events of a part of the log. */
  all(range: Range, limit: number, direction: Direction): LogRecord[] {
    return this.records(fromAll(READ_COLUMNS, direction), ...range, limit);
  }

  /** The same without content, and no further than one goes. */
  entries(range: Range, limit: number, direction: Direction): Iterable<LogEntry> {
    const statement = this.statement(fromAll('position, stream, type', direction));
    return statement.iterate(...range, limit) as unknown as Iterable<LogEntry>;
  }

  /** The records at these positions, in this order; the rest is left when they are large, never the first. */
  at(positions: readonly number[]): LogRecord[] {
    const wanted = '(SELECT value AS wanted FROM json_each(?))';
    const sql = `SELECT ${READ_COLUMNS} FROM ${wanted} CROSS JOIN events ON position = wanted`;
    return this.records(sql, `[${positions.join()}]`);
  }

  /** Whether a record begins at this position. */
  isRecordStart(position: number): boolean {
    return this.statement('SELECT 1 FROM events WHERE position = ?').get(position) !== undefined;
  }

  /** The last record of the log, and where the next one goes. @throws StoreError STORE_CORRUPT */
  newest(): { readonly last?: LogRecord; readonly end: number } {
    const row = this.statement(`SELECT ${READ_COLUMNS} FROM events ORDER BY position DESC LIMIT 1`).get();
    if (!row) return { end: FIRST_POSITION };
    const last = recordOf(row as unknown as Row, this.streams, this.types);
    return { last, end: Number(last.position) + recordSize(last.names.stream, last.names.type, last) };
  }

  /**
   * The last records of the log, oldest first, within some megabytes. Damaged ones are left out: whoever reads one is told,
   * but one of them must not keep the whole log from being opened.
   */
  latest(limit: number): LogRecord[] {
    const records: LogRecord[] = [];
    let bytes = 0;
    const newestFirst = `SELECT ${READ_COLUMNS} FROM events ORDER BY position DESC LIMIT ?`;
    for (const row of this.statement(newestFirst).iterate(limit)) {
      const record = recordIfWhole(row as unknown as Row, this.streams, this.types);
      if (!record) continue;
      records.push(record);
      bytes += record.data.length + record.metadata.length;
      if (bytes >= MOST_LATEST_BYTES) break;
    }
    return records.reverse();
  }

  private records(sql: string, ...parameters: (number | string)[]): LogRecord[] {
    const records: LogRecord[] = [];
    let bytes = 0;
    for (const row of this.statement(sql).iterate(...parameters)) {
      const record = recordOf(row as unknown as Row, this.streams, this.types);
      records.push(record);
      bytes += record.data.length + record.metadata.length;
      if (bytes >= PAGE_BYTES) break;
    }
    return records;
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      statement.setReturnArrays(true);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

const fromAll = (columns: string, direction: Direction): string =>
  `SELECT ${columns} FROM events WHERE position >= ? AND position <= ? ORDER BY position ${ORDER[direction]} LIMIT ?`;
