import { WalKeeper } from './log/wal-keeper.ts';
import { ticksNow } from './log/clock.ts';
import { EventLog } from './log/event-log.ts';
import { GroupCommit } from './log/group-commit.ts';
import { RecentIds } from './log/recent-ids.ts';
import { proposedSize, type ProposedEvent } from './log/record.ts';
import { lockStore, type StoreLock } from './operations/store-lock.ts';
import { Appender, type WriteResult } from './streams/append.ts';
import type { ExpectedVersion } from './streams/expected-version.ts';
import { StreamMetadataCache } from './streams/stream-metadata.ts';
import { CommitListeners } from './subscriptions/commit-listeners.ts';

const FRAMING = 128;

/** The store behind the wire: one file, its log, its streams, and who waits for news of them. */
export class Store {
  readonly log: EventLog;
  readonly metadata: StreamMetadataCache;
  private readonly lock: StoreLock;
  private readonly wal: WalKeeper;
  private readonly ids: RecentIds;
  private readonly appender: Appender;
  private readonly commits: GroupCommit;
  private readonly listeners = new CommitListeners();

  /** @throws StoreError when the file is in use, is something else, or is damaged. */
  constructor(file: string) {
    this.lock = lockStore(file);
    try {
      this.log = EventLog.open(file);
    } catch (error) {
      this.lock.release();
      throw error;
    }
    this.wal = new WalKeeper(file);
    this.ids = new RecentIds((limit) => this.log.latest(limit));
    this.metadata = new StreamMetadataCache(this.log);
    this.appender = new Appender(this.log, this.ids, this.metadata);
    this.commits = new GroupCommit(
      (write) => this.commit(write),
      () => this.listeners.tell(this.log.lastWritten),
    );
  }

  append(stream: string, expected: ExpectedVersion, events: readonly ProposedEvent[]): Promise<WriteResult> {
    const size = events.reduce((sum, event) => sum + proposedSize(event) + FRAMING, FRAMING);
    return this.commits.add(size, () => this.appender.append(stream, expected, events, ticksNow()));
  }

  delete(stream: string, expected: ExpectedVersion): Promise<WriteResult> {
    return this.commits.add(FRAMING, () => this.appender.delete(stream, expected, ticksNow()));
  }

  tombstone(stream: string, expected: ExpectedVersion): Promise<WriteResult> {
    return this.commits.add(FRAMING, () => this.appender.tombstone(stream, expected, ticksNow()));
  }

  /** True while more waits to be written than memory should hold: let the client wait. */
  get isOverfull(): boolean {
    return this.commits.isOverfull;
  }

  /** Calls back after each commit, or only after those that touch one stream, until the returned function is called. */
  onCommit(listener: () => void, stream?: string): () => void {
    return this.listeners.add(listener, stream);
  }

  /** Writes what waits, and leaves one file without a write-ahead log beside it. */
  async close(): Promise<void> {
    try {
      await this.commits.flush();
      await this.wal.close();
      this.log.close();
    } finally {
      this.lock.release();
    }
  }

  private async commit<T>(write: () => T): Promise<T> {
    try {
      const result = await this.log.commit(write);
      this.metadata.published();
      this.wal.committed(this.log.lastWritten);
      return result;
    } catch (error) {
      // What was remembered of it is forgotten. Should it be on disk in spite of the error, readers learn of it now.
      this.ids.forget();
      this.metadata.forget();
      this.listeners.tellAll();
      throw error;
    }
  }
}
