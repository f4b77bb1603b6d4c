import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import { checksum, type LogRecord, type ProposedEvent, recordSize, RecordDamaged } from './record.ts';
import { ensureSchema } from './schema.ts';
import { StreamNames } from './stream-names.ts';
import { Tail } from './tail.ts';

interface Row {
  readonly position: bigint;
  readonly stream: bigint;
  readonly revision: bigint;
  readonly id: Uint8Array;
  readonly type: string;
  readonly is_json: bigint;
  readonly created: bigint;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly checksum: bigint;
}

const COLUMNS = 'position, stream, revision, id, type, is_json, created, data, metadata, checksum';
/** Where the first record lies; 0 stays free, since clients read it as "from the start". */
const FIRST_POSITION = 64n;

/**
 * The log on one SQLite file. One writer, one thread. Written records are visible to readers at once when
 * their transaction is committed to disk, never before.
 */
export class EventLog {
  private readonly db: DatabaseSync;
  private readonly names: StreamNames;
  private readonly tail = new Tail();
  /** Last revisions of the streams in use. */
  private readonly heads = new LRUCache<string, bigint>({ max: 50_000 });
  private readonly insert: StatementSync;
  private readonly statements = new Map<string, StatementSync>();
  /** Where the next record goes. */
  private end: bigint;
  private written: LogRecord[] = [];

  private constructor(file: string) {
    this.db = new DatabaseSync(file);
    this.db.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000;',
    );
    ensureSchema(this.db, file);
    this.names = new StreamNames(this.db);
    this.insert = this.db.prepare(`INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.end = this.endOnDisk();
  }

  /** Opens the file, made if missing. What a crash left unfinished is undone by SQLite itself. */
  static open(file: string): EventLog {
    return new EventLog(file);
  }

  /** Position past the last committed record. */
  get endPosition(): bigint {
    return this.written[0]?.position ?? this.end;
  }

  /** Runs `write` in one transaction and makes it durable; on any error nothing of it has happened. */
  commit<T>(write: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = write();
      this.db.exec('COMMIT');
      this.tail.push(this.written);
      this.written = [];
      return result;
    } catch (error) {
      this.written = [];
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      this.names.forget();
      this.heads.clear();
      this.end = this.endOnDisk();
      throw error;
    }
  }

  /** Writes one event at the end; within `commit` only. */
  append(stream: string, revision: bigint, event: ProposedEvent, created: bigint): LogRecord {
    const record: LogRecord = { ...event, position: this.end, stream, revision, created };
    this.insert.run(
      record.position,
      this.names.numberFor(stream),
      revision,
      record.id,
      record.type,
      record.isJson ? 1 : 0,
      created,
      record.data,
      record.metadata,
      checksum(record),
    );
    this.end += recordSize(stream, event);
    this.written.push(record);
    this.heads.set(stream, revision);
    return record;
  }

  /** Revision of the last event of a stream, as written so far; nothing for a stream that never was. */
  lastRevision(stream: string): bigint | undefined {
    const known = this.heads.get(stream);
    if (known !== undefined) return known;
    const number = this.names.find(stream);
    if (number === undefined) return undefined;
    const row = this.statement('SELECT max(revision) AS revision FROM events WHERE stream = ?').get(number) as
      { revision: bigint | null } | undefined;
    if (row?.revision == null) return undefined;
    this.heads.set(stream, row.revision);
    return row.revision;
  }

  /** One event of a stream. */
  at(stream: string, revision: bigint): LogRecord | undefined {
    return this.ofStream(stream, revision, 1, 'forwards')[0];
  }

  /** Up to `limit` events of a stream from `revision` on, that one included. */
  ofStream(stream: string, revision: bigint, limit: number, direction: 'forwards' | 'backwards'): LogRecord[] {
    const number = this.names.find(stream);
    if (number === undefined) return [];
    const [compare, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<=', 'DESC'];
    const sql = `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision ${compare} ? ORDER BY revision ${order} LIMIT ?`;
    return this.read(sql, number, revision, limit);
  }

  /** Up to `limit` events of the whole log: from `position` on forwards, or before it backwards. */
  all(position: bigint, limit: number, direction: 'forwards' | 'backwards'): readonly LogRecord[] {
    if (direction === 'forwards') {
      const recent = this.tail.from(position, limit);
      if (recent) return recent;
    }
    const [compare, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<', 'DESC'];
    return this.read(
      `SELECT ${COLUMNS} FROM events WHERE position ${compare} ? ORDER BY position ${order} LIMIT ?`,
      position,
      limit,
    );
  }

  /** Whether a record begins at this position. */
  isRecordStart(position: bigint): boolean {
    return this.statement('SELECT 1 AS found FROM events WHERE position = ?').get(position) !== undefined;
  }

  /** The last records of the log, oldest first. */
  latest(limit: number): LogRecord[] {
    return [...this.all(DEEP_END, limit, 'backwards')].reverse();
  }

  close(): void {
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private endOnDisk(): bigint {
    const [last] = this.all(DEEP_END, 1, 'backwards');
    return last ? last.position + recordSize(last.stream, last) : FIRST_POSITION;
  }

  private read(sql: string, ...parameters: (bigint | number)[]): LogRecord[] {
    const rows = this.statement(sql).all(...parameters) as unknown as Row[];
    return rows.map((row) => this.toRecord(row));
  }

  private toRecord(row: Row): LogRecord {
    const { position, revision, id, type, created, data, metadata } = row;
    const stream = this.names.nameOf(row.stream);
    const record: LogRecord = {
      position,
      stream,
      revision,
      id,
      type,
      isJson: row.is_json === 1n,
      created,
      data,
      metadata,
    };
    if (BigInt(checksum(record)) !== row.checksum) throw new RecordDamaged(position);
    return record;
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      statement.setReadBigInts(true);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

const DEEP_END = 9_223_372_036_854_775_807n;
