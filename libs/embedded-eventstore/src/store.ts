import { setImmediate } from 'node:timers';
import { ticksNow } from './log/clock.ts';
import { EventLog } from './log/event-log.ts';
import { MOST_IDS, RecentIds } from './log/recent-ids.ts';
import type { ProposedEvent } from './log/record.ts';
import { Appender, type AppendResult } from './streams/append.ts';
import { deleteStream, type DeleteResult, tombstoneStream } from './streams/delete.ts';
import type { ExpectedVersion } from './streams/expected-version.ts';
import { StreamMetadataCache } from './streams/stream-metadata.ts';

interface Write {
  readonly run: () => unknown;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** How many ids are read back when the store is opened. */
const IDS_AT_START = MOST_IDS / 5;
/** Writes that share one commit at most: bounds the time for which readers wait. */
const MOST_IN_ONE_COMMIT = 512;

/**
 * The store behind the wire: writes that arrive while a commit is under way share the next one, and each is
 * answered when that one is on disk.
 */
export class Store {
  readonly log: EventLog;
  readonly metadata: StreamMetadataCache;
  private readonly ids = new RecentIds();
  private readonly appender: Appender;
  private readonly listeners = new Set<() => void>();
  private queue: Write[] = [];
  private scheduled = false;

  constructor(file: string) {
    this.log = EventLog.open(file);
    this.metadata = new StreamMetadataCache(this.log);
    this.appender = new Appender(this.log, this.ids, this.metadata);
    this.ids.reset(this.log.latest(IDS_AT_START));
  }

  append(stream: string, expected: ExpectedVersion, events: readonly ProposedEvent[]): Promise<AppendResult> {
    return this.write(() => this.appender.append(stream, expected, events, ticksNow()));
  }

  delete(stream: string, expected: ExpectedVersion): Promise<DeleteResult> {
    return this.write(() => deleteStream(this.log, this.appender, stream, expected, ticksNow()));
  }

  tombstone(stream: string, expected: ExpectedVersion): Promise<DeleteResult> {
    return this.write(() => tombstoneStream(this.log, stream, expected, ticksNow()));
  }

  /** Calls back after each commit, until the returned function is called. */
  onCommit(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.commitQueue();
    this.log.close();
  }

  private write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ run, done: resolve as (result: unknown) => void, failed: reject });
      if (this.scheduled) return;
      this.scheduled = true;
      // After what has arrived by now has been read, so that it shares this commit.
      setImmediate(() => this.commitQueue());
    });
  }

  private commitQueue(): void {
    this.scheduled = false;
    const writes = this.queue.splice(0, MOST_IN_ONE_COMMIT);
    if (writes.length === 0) return;
    if (this.queue.length > 0) {
      this.scheduled = true;
      setImmediate(() => this.commitQueue());
    }
    try {
      const results = this.log.commit(() => writes.map(({ run }) => run()));
      for (const [index, { done }] of writes.entries()) done(results[index]);
    } catch (error) {
      // Nothing of it is on disk; what was remembered of it is forgotten.
      this.ids.reset(this.log.latest(IDS_AT_START));
      this.metadata.forget();
      for (const { failed } of writes) failed(error);
      return;
    }
    for (const listener of this.listeners) listener();
  }
}
