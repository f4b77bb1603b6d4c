import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checksumOf } from './checksum.ts';
import { notBefore } from './clock.ts';
import { StoreError } from './errors.ts';
import { Names } from './names.ts';
import { asStoreError, openDatabase } from './open-database.ts';
import { DELETED, FIRST_POSITION, type LogRecord, type ProposedEvent, recordSize, TOMBSTONE } from './record.ts';
import { RecentlyUsed } from './recently-used.ts';
import { COLUMNS, recordIfWhole, type LogEntry, recordOf, type Row, safe } from './rows.ts';
import { Tail } from './tail.ts';

export type Direction = 'forwards' | 'backwards';

/** A page ends when it has this many bytes of content, so that a page of large events is no burden. */
export const PAGE_BYTES = 512 * 1024;

const MOST_LATEST_BYTES = 8 * PAGE_BYTES;

/**
 * The log on one SQLite file. One writer, one thread. Written records are visible to readers at once when
 * their transaction is committed to disk, never before. Every record that leaves has matched its checksum.
 */
export class EventLog {
  readonly streams: Names;
  readonly types: Names;
  /** Stays the same for the life of the file and its copies. */
  readonly instance: Buffer;
  private readonly db: DatabaseSync;
  private readonly tail = new Tail();
  /** Last revisions of the streams in use, by number. */
  private readonly heads = new RecentlyUsed<number, number>(20_000);
  private readonly insert: StatementSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly begin: StatementSync;
  private readonly finish: StatementSync;
  /** Where the next record goes. */
  private end: number;
  /** Where the last committed record lies; 0 in an empty log. */
  private last: number;
  private written: LogRecord[] = [];
  private committed: LogRecord[] = [];
  /** What is in memory, or in a transaction that could not be undone, may not be what is on disk. */
  private isInDoubt = false;

  private constructor(db: DatabaseSync) {
    this.db = db;
    this.streams = Names.ofStreams(this.db);
    this.types = Names.ofTypes(this.db);
    this.instance = Buffer.from(
      (this.db.prepare('SELECT instance FROM identity').get() as { instance: Uint8Array }).instance,
    );
    this.insert = this.db.prepare(`INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.begin = this.db.prepare('BEGIN IMMEDIATE');
    this.finish = this.db.prepare('COMMIT');
    [this.last, this.end] = this.endOnDisk();
    this.tail.startAfter(this.last);
  }

  /** Opens the file, made if missing. What a crash left unfinished is undone by SQLite itself. */
  static open(file: string): EventLog {
    const db = openDatabase(file);
    try {
      return new EventLog(db);
    } catch (error) {
      db.close();
      throw asStoreError(error, file);
    }
  }

  /** Position past the last committed record. */
  get endPosition(): bigint {
    return this.written[0]?.position ?? BigInt(this.end);
  }

  /** Position of the last committed record, 0 in an empty log. */
  get lastPosition(): bigint {
    return BigInt(this.last);
  }

  /** What the last commit wrote. */
  get lastWritten(): readonly LogRecord[] {
    return this.committed;
  }

  /**
   * Runs `write` in one transaction and makes it durable. On an error nothing of it has happened, except that nobody
   * knows when the error is STORE_FAILED. An error at the very end can come behind the event: the file tells.
   */
  commit<T>(write: () => T): T {
    this.requireCertainty();
    this.committed = [];
    const result = this.inDoubtUnless(() => {
      this.begin.run();
      return write();
    });
    const { written } = this;
    const newest = Number(written.at(-1)?.position ?? this.last);
    try {
      this.inDoubtUnless(() => this.finish.run());
      this.tail.push(written);
      this.last = newest;
      this.written = [];
    } catch (error) {
      this.requireCertainty();
      if (written.length === 0 || this.last !== newest) throw error;
    }
    this.committed = written;
    return result;
  }

  /** Tries at once to get back to what is on disk. Should that fail too, whoever comes next tries again, or is refused. */
  private inDoubtUnless<T>(done: () => T): T {
    try {
      return done();
    } catch (error) {
      this.isInDoubt = true;
      try {
        this.requireCertainty();
      } catch {
        // The disk is worse off than that; the first error says more.
      }
      throw error;
    }
  }

  /**
   * After a failure: undoes what is unfinished and forgets what was in memory, or refuses. Until that has worked nothing
   * is read, since what was never acknowledged might be shown.
   *
   * @throws StoreError STORE_FAILED
   */
  private requireCertainty(): void {
    if (!this.isInDoubt) return;
    try {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      this.written = [];
      this.streams.forget();
      this.types.forget();
      this.heads.clear();
      [this.last, this.end] = this.endOnDisk();
      this.tail.startAfter(this.last);
      this.isInDoubt = false;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The store's file can't be used: ${reason}. Nothing is served until it can; look at the disk.`;
      throw new StoreError('STORE_FAILED', message, { cause: error });
    }
  }

  /** Writes one event at the end; within `commit` only. */
  append(stream: string, revision: bigint, event: ProposedEvent, created: bigint): LogRecord {
    const names = { stream: this.streams.findOrAdd(stream), type: this.types.findOrAdd(event.type) };
    const row = {
      position: this.end,
      stream: names.stream.id,
      revision: revision === DELETED ? TOMBSTONE : Number(revision),
      type: names.type.id,
      created: Number(created / 10n),
      json: event.isJson,
      id: event.id,
      metadata: event.metadata,
      data: event.data,
    };
    const { position, type, created: micros, json, id, metadata, data } = row;
    this.insert.run(
      ...[position, row.stream, row.revision, type, micros, json ? 1 : 0, checksumOf(row)],
      ...[id, metadata, data],
    );
    const record: LogRecord = { ...event, position: BigInt(this.end), stream, revision, created, names };
    this.end += recordSize(names.stream, names.type, event);
    this.written.push(record);
    this.heads.set(row.stream, row.revision);
    return record;
  }

  /** Position of the record written last, in this transaction or before; 0 in an empty log. */
  get newestPosition(): bigint {
    return this.written.at(-1)?.position ?? BigInt(this.last);
  }

  /** Last revision of a stream, as written so far; nothing for a stream that never was. */
  lastRevision(stream: string): bigint | undefined {
    this.requireCertainty();
    const number = this.streams.find(stream)?.id;
    if (number === undefined) return undefined;
    let head = this.heads.get(number);
    if (head === undefined) {
      const row = this.reading('SELECT ifnull(max(revision), -1) FROM events WHERE stream = ?').get(number);
      head = (row as unknown as [number])[0];
      this.heads.set(number, head);
    }
    if (head < 0) return undefined;
    return head === TOMBSTONE ? DELETED : BigInt(head);
  }

  /** One event of a stream. */
  at(stream: string, revision: bigint): LogRecord | undefined {
    const found = this.ofStream(stream, revision, 1, 'forwards')[0];
    return found?.revision === revision ? found : undefined;
  }

  /** Up to `limit` events of a stream from `revision` on, that one included. */
  ofStream(stream: string, revision: bigint, limit: number, direction: Direction): LogRecord[] {
    this.requireCertainty();
    const number = this.streams.find(stream)?.id;
    if (number === undefined) return [];
    const [compare, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<=', 'DESC'];
    const sql = `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision ${compare} ? ORDER BY revision ${order} LIMIT ?`;
    return this.read(sql, number, safe(revision), limit);
  }

  /** Up to `limit` events of the whole log: from `position` on forwards, or before it backwards. */
  all(position: bigint, limit: number, direction: Direction): readonly LogRecord[] {
    const from = safe(position);
    if (direction === 'forwards') {
      this.requireCertainty();
      const recent = this.tail.from(position, limit);
      if (recent) return recent;
    }
    const [compare, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<', 'DESC'];
    const sql = `SELECT ${COLUMNS} FROM events WHERE position ${compare} ? ORDER BY position ${order} LIMIT ?`;
    return this.read(sql, from, limit);
  }

  /** As `all`, but without content, and no further than one goes: it says which events are worth reading. */
  entries(position: bigint, limit: number, direction: Direction): Iterable<LogEntry> {
    const [compare, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<', 'DESC'];
    const sql = `SELECT position, stream, type FROM events WHERE position ${compare} ? ORDER BY position ${order} LIMIT ?`;
    return this.reading(sql).iterate(safe(position), limit) as unknown as Iterable<LogEntry>;
  }

  /** Whether a record begins at this position. */
  isRecordStart(position: bigint): boolean {
    return this.reading('SELECT 1 FROM events WHERE position = ?').get(safe(position)) !== undefined;
  }

  /**
   * The last records of the log, oldest first, within some megabytes. Damaged ones are left out: whoever reads one is told,
   * but one of them must not keep the whole log from being opened.
   */
  latest(limit: number): LogRecord[] {
    const records: LogRecord[] = [];
    let bytes = 0;
    const newestFirst = `SELECT ${COLUMNS} FROM events ORDER BY position DESC LIMIT ?`;
    for (const row of this.reading(newestFirst).iterate(limit)) {
      const record = recordIfWhole(row as unknown as Row, this.streams, this.types);
      if (!record) continue;
      records.push(record);
      bytes += record.data.length + record.metadata.length;
      if (bytes >= MOST_LATEST_BYTES) break;
    }
    return records.reverse();
  }

  /** @throws when the write-ahead log can't be brought home; it is then beside the file, and used at the next start. */
  close(): void {
    try {
      this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.db.close();
    }
  }

  private endOnDisk(): [last: number, end: number] {
    const newest = this.statement(`SELECT ${COLUMNS} FROM events ORDER BY position DESC LIMIT 1`).get();
    if (!newest) return [0, FIRST_POSITION];
    const last = recordOf(newest as unknown as Row, this.streams, this.types);
    notBefore(last.created);
    const position = Number(last.position);
    return [position, position + recordSize(last.names.stream, last.names.type, last)];
  }

  private read(sql: string, ...parameters: number[]): LogRecord[] {
    const records: LogRecord[] = [];
    let bytes = 0;
    for (const row of this.reading(sql).iterate(...parameters)) {
      const record = recordOf(row as unknown as Row, this.streams, this.types);
      records.push(record);
      bytes += record.data.length + record.metadata.length;
      if (bytes >= PAGE_BYTES) break;
    }
    return records;
  }

  /** Everything that is read passes here. */
  private reading(sql: string): StatementSync {
    this.requireCertainty();
    return this.statement(sql);
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
