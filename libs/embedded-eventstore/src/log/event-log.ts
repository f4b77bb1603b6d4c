import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { notBefore } from './clock.ts';
import { StoreError } from './errors.ts';
import { type Direction, LogReader, type Range } from './log-reader.ts';
import { Names } from './names.ts';
import { asStoreError, openDatabase } from './open-database.ts';
import { DELETED, type LogRecord, type ProposedEvent, recordSize, TOMBSTONE } from './record.ts';
import { RecentlyUsed } from './recently-used.ts';
import { COLUMNS, entryOf, insertRecord, type LogEntry, safe } from './rows.ts';
import { Tail } from './tail.ts';
import { Transaction } from './transaction.ts';
import { Unpublished } from './unpublished.ts';
import { WriteAheadFile } from './write-ahead-file.ts';

/**
 * The log on one SQLite file. One writer, one thread. Written records are visible to readers at once when their
 * transaction is on disk, never before; only the writing function of a commit sees what it has written itself. Every
 * record that leaves has matched its checksum.
 */
export class EventLog {
  readonly streams: Names;
  readonly types: Names;
  /** Stays the same for the life of the file and its copies. */
  readonly instance: Buffer;
  private readonly db: DatabaseSync;
  private readonly wal: WriteAheadFile;
  private readonly reader: LogReader;
  private readonly tail = new Tail();
  /** Last revisions of the streams in use, by number. */
  private readonly heads = new RecentlyUsed<number, number>(20_000);
  private readonly insert: StatementSync;
  private readonly transaction: Transaction;
  /** Where the next record goes. */
  private end: number;
  /** Where the last record lies that is on disk; 0 in an empty log. */
  private last: number;
  private readonly unpublished = new Unpublished();
  private committed: readonly LogRecord[] = [];
  /** What is in memory, or in a transaction that could not be undone, may not be what is on disk. */
  private isInDoubt = false;
  /** What SQLite has written may not have reached the disk although it was told to: it has to be written anew. */
  private isUnsynchronised = false;

  private constructor(db: DatabaseSync, file: string) {
    this.db = db;
    this.streams = Names.ofStreams(db);
    this.types = Names.ofTypes(db);
    this.reader = new LogReader(db, this.streams, this.types);
    const { instance } = db.prepare('SELECT instance FROM identity').get() as { instance: Uint8Array };
    this.instance = Buffer.from(instance);
    this.insert = db.prepare(`INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.transaction = new Transaction(db);
    this.wal = new WriteAheadFile(file);
    try {
      // A process that was killed may have left behind what nobody was told of: before anybody is, it has to be on disk.
      this.wal.synchroniseNow();
      [this.last, this.end] = this.endOnDisk();
    } catch (error) {
      this.wal.close();
      throw error;
    }
    this.tail.startAfter(this.last);
  }

  /** Opens the file, made if missing. What a crash left unfinished is undone by SQLite itself. */
  static open(file: string): EventLog {
    const db = openDatabase(file);
    try {
      return new EventLog(db, file);
    } catch (error) {
      db.close();
      throw asStoreError(error, file);
    }
  }

  /** Position past the last committed record. */
  get endPosition(): bigint {
    return this.unpublished.records[0]?.position ?? BigInt(this.end);
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
   * Runs `write` in one transaction and makes it durable; one after the other, never side by side. On an error nothing of
   * it has happened, except that nobody knows when the error is STORE_FAILED. An error at the very end can come behind the
   * event: the file tells.
   */
  async commit<T>(write: () => T): Promise<T> {
    this.requireCertainty();
    this.committed = [];
    const result = this.inDoubtUnless(() => this.transaction.run(write));
    const { records } = this.unpublished;
    const newest = Number(this.newestPosition);
    try {
      this.inDoubtUnless(() => this.transaction.commit());
      if (records.length > 0) await this.synchronise();
      this.publish(newest);
    } catch (error) {
      this.requireCertainty();
      if (records.length === 0 || this.last !== newest) throw error;
    }
    this.committed = records;
    return result;
  }

  /** Beside the thread, but for one event by itself: its author waits alone, and longer for another thread than for the disk. */
  private async synchronise(): Promise<void> {
    try {
      if (this.unpublished.records.length === 1) this.wal.synchroniseNow();
      else await this.wal.synchronise();
    } catch (error) {
      this.isUnsynchronised = true;
      this.doubt();
      throw error;
    }
  }

  private publish(newest: number): void {
    for (const [stream, revision] of this.unpublished.heads) this.heads.set(stream, revision);
    this.tail.push(this.unpublished.clear());
    this.last = newest;
  }

  private inDoubtUnless<T>(done: () => T): T {
    try {
      return done();
    } catch (error) {
      this.doubt();
      throw error;
    }
  }

  /** Tries at once to get back to what is on disk. Should that fail too, whoever comes next tries again, or is refused. */
  private doubt(): void {
    this.isInDoubt = true;
    try {
      this.requireCertainty();
    } catch {
      // The disk is worse off than that; the first error says more.
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
      this.transaction.undo();
      this.makeDurable();
      this.unpublished.clear();
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

  /**
   * Behind an error, what is found in the file is shown as written, so it has to be on disk. Where the system failed to
   * bring it there, asking again says nothing, since it may believe that it has done so: then every page is written anew.
   */
  private makeDurable(): void {
    if (this.isUnsynchronised) {
      const { busy } = this.db.prepare('PRAGMA wal_checkpoint(FULL)').get() as { busy: number };
      if (busy !== 0) throw new Error('its write-ahead log is being read by another program');
      this.isUnsynchronised = false;
    }
    this.wal.synchroniseNow();
  }

  /** Writes one event at the end; within `commit` only. */
  append(stream: string, revision: bigint, event: ProposedEvent, created: bigint): LogRecord {
    const names = { stream: this.streams.findOrAdd(stream), type: this.types.findOrAdd(event.type) };
    const record: LogRecord = { ...event, position: BigInt(this.end), stream, revision, created, names };
    insertRecord(this.insert, record);
    this.end += recordSize(names.stream, names.type, event);
    this.unpublished.add(record);
    return record;
  }

  /** Position of the record written last, in this transaction or before; 0 in an empty log. */
  get newestPosition(): bigint {
    return this.unpublished.records.at(-1)?.position ?? BigInt(this.last);
  }

  /** Last revision of a stream; nothing for a stream that never was. */
  lastRevision(stream: string): bigint | undefined {
    this.requireCertainty();
    const number = this.streams.find(stream)?.id;
    if (number === undefined) return undefined;
    const head =
      (this.transaction.isWriting ? this.unpublished.heads.get(number) : undefined) ?? this.publishedHead(number);
    if (head < 0) return undefined;
    return head === TOMBSTONE ? DELETED : BigInt(head);
  }

  private publishedHead(stream: number): number {
    let head = this.heads.get(stream);
    if (head === undefined) {
      head = this.reader.lastRevision(stream, this.last) ?? -1;
      this.heads.set(stream, head);
    }
    return head;
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
    return number === undefined ? [] : this.reader.ofStream(number, safe(revision), limit, direction, this.horizon);
  }

  /** Up to `limit` events of the whole log: from `position` on forwards, or before it backwards. */
  all(position: bigint, limit: number, direction: Direction): readonly LogRecord[] {
    this.requireCertainty();
    const recent = direction === 'forwards' ? this.tail.from(position, limit) : undefined;
    return recent ?? this.reader.all(this.range(position, direction), limit, direction);
  }

  /** As `all`, but without content, and no further than one goes: it says which events are worth reading. */
  entries(position: bigint, limit: number, direction: Direction): Iterable<LogEntry> {
    this.requireCertainty();
    const recent = direction === 'forwards' ? this.tail.from(position, limit) : undefined;
    return recent?.map(entryOf) ?? this.reader.entries(this.range(position, direction), limit, direction);
  }

  /** What is worth reading, by positions that `entries` told, in the same order: the first of them, and as many as fit. */
  chosen(positions: readonly number[]): readonly LogRecord[] {
    this.requireCertainty();
    return this.tail.at(positions) ?? this.reader.at(positions);
  }

  /** Whether a record begins at this position. */
  isRecordStart(position: bigint): boolean {
    this.requireCertainty();
    return safe(position) <= this.horizon && this.reader.isRecordStart(safe(position));
  }

  /** The last records of the log, oldest first, within some megabytes and without damaged ones. */
  latest(limit: number): LogRecord[] {
    this.requireCertainty();
    return this.reader.latest(limit);
  }

  /** Up to where may be looked. */
  private get horizon(): number {
    return this.transaction.isWriting ? Number.MAX_SAFE_INTEGER : this.last;
  }

  private range(position: bigint, direction: Direction): Range {
    const { horizon } = this;
    return direction === 'forwards' ? [safe(position), horizon] : [0, Math.min(safe(position) - 1, horizon)];
  }

  /** @throws when the write-ahead log can't be brought home; it is then beside the file, and used at the next start. */
  close(): void {
    try {
      this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.db.close();
      this.wal.close();
    }
  }

  private endOnDisk(): [last: number, end: number] {
    const { last, end } = this.reader.newest();
    if (last) notBefore(last.created);
    return [Number(last?.position ?? 0), end];
  }
}
