import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { checksumOf } from './checksum.ts';
import { notBefore } from './clock.ts';
import { StoreError } from './errors.ts';
import { Names } from './names.ts';
import { openDatabase } from './open-database.ts';
import { DELETED, FIRST_POSITION, type LogRecord, type ProposedEvent, recordSize, TOMBSTONE } from './record.ts';
import { RecentlyUsed } from './recently-used.ts';
import { Tail } from './tail.ts';

type Row = [
  position: number,
  stream: number,
  revision: number,
  type: number,
  created: number,
  json: number,
  checksum: number,
  id: Uint8Array,
  metadata: Uint8Array,
  data: Uint8Array,
];

/** What a filter needs to know of an event, without its content; the numbers are those of the names. */
export type LogEntry = [position: number, stream: number, type: number];

export type Direction = 'forwards' | 'backwards';

const COLUMNS = 'position, stream, revision, type, created, json, checksum, id, metadata, data';

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

  private constructor(file: string) {
    this.db = openDatabase(file);
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
    return new EventLog(file);
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

  /** Runs `write` in one transaction and makes it durable; on any error nothing of it has happened. */
  commit<T>(write: () => T): T {
    try {
      this.begin.run();
      const result = write();
      this.finish.run();
      this.committed = this.written;
      this.written = [];
      this.tail.push(this.committed);
      this.last = Number(this.committed.at(-1)?.position ?? this.last);
      return result;
    } catch (error) {
      this.written = [];
      this.committed = [];
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      this.streams.forget();
      this.types.forget();
      this.heads.clear();
      [this.last, this.end] = this.endOnDisk();
      throw error;
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
    this.insert.run(
      row.position,
      row.stream,
      row.revision,
      row.type,
      row.created,
      row.json ? 1 : 0,
      checksumOf(row),
      row.id,
      row.metadata,
      row.data,
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
    const number = this.streams.find(stream)?.id;
    if (number === undefined) return undefined;
    let head = this.heads.get(number);
    if (head === undefined) {
      const row = this.statement('SELECT ifnull(max(revision), -1) FROM events WHERE stream = ?').get(number);
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
    return this.statement(sql).iterate(safe(position), limit) as unknown as Iterable<LogEntry>;
  }

  /** Whether a record begins at this position. */
  isRecordStart(position: bigint): boolean {
    return this.statement('SELECT 1 FROM events WHERE position = ?').get(safe(position)) !== undefined;
  }

  /**
   * The last records of the log, oldest first, within some megabytes. Damaged ones are left out: whoever reads one is told,
   * but one of them must not keep the whole log from being opened.
   */
  latest(limit: number): LogRecord[] {
    const records: LogRecord[] = [];
    let bytes = 0;
    const newestFirst = `SELECT ${COLUMNS} FROM events ORDER BY position DESC LIMIT ?`;
    for (const row of this.statement(newestFirst).iterate(limit)) {
      const record = this.ifWhole(row as unknown as Row);
      if (!record) continue;
      records.push(record);
      bytes += record.data.length + record.metadata.length;
      if (bytes >= MOST_LATEST_BYTES) break;
    }
    return records.reverse();
  }

  close(): void {
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private endOnDisk(): [last: number, end: number] {
    const [last] = this.all(DELETED, 1, 'backwards');
    if (!last) return [0, FIRST_POSITION];
    notBefore(last.created);
    const position = Number(last.position);
    return [position, position + recordSize(last.names.stream, last.names.type, last)];
  }

  private read(sql: string, ...parameters: number[]): LogRecord[] {
    const records: LogRecord[] = [];
    let bytes = 0;
    for (const row of this.statement(sql).iterate(...parameters)) {
      const record = this.toRecord(row as unknown as Row);
      records.push(record);
      bytes += record.data.length + record.metadata.length;
      if (bytes >= PAGE_BYTES) break;
    }
    return records;
  }

  private ifWhole(row: Row): LogRecord | undefined {
    try {
      return this.toRecord(row);
    } catch (error) {
      if (error instanceof StoreError) return undefined;
      throw error;
    }
  }

  private toRecord(row: Row): LogRecord {
    const [position, stream, revision, type, created, json, checksum, id, metadata, data] = row;
    if (checksumOf({ position, stream, revision, type, created, json: json === 1, id, metadata, data }) !== checksum) {
      throw new StoreError('STORE_CORRUPT', `The event at position ${position} does not match its checksum.`);
    }
    const names = { stream: this.streams.byNumber(stream), type: this.types.byNumber(type) };
    return {
      position: BigInt(position),
      stream: names.stream.name,
      revision: revision === TOMBSTONE ? DELETED : BigInt(revision),
      id,
      type: names.type.name,
      isJson: json === 1,
      created: BigInt(created) * 10n,
      data,
      metadata,
      names,
    };
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

/** Numbers of 64 bits as the file has them; beyond what is exact there are no positions and no revisions. */
const safe = (value: bigint): number =>
  value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
