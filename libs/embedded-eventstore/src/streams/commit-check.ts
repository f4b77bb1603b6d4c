import type { EventLog } from '../log/event-log.ts';
import { DELETED, type LogRecord } from '../log/record.ts';
import type { RecentIds } from '../log/recent-ids.ts';
import { RecentlyUsed } from '../log/recently-used.ts';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from './expected-version.ts';
import type { StreamMetadataCache } from './stream-metadata.ts';
import { isMetastream, metastreamOf } from './system-streams.ts';

export type CommitDecision =
  /** Write it behind revision `last`. A deleted stream comes back with it. */
  | { readonly decision: 'write'; readonly last: bigint; readonly undelete: boolean }
  /** It is there already: it is answered with what was answered then. */
  | { readonly decision: 'repeated'; readonly revision: bigint; readonly position: bigint }
  | { readonly decision: 'wrong-version'; readonly actual: bigint }
  | { readonly decision: 'deleted' };

const MOST_METASTREAMS = 10_000;

/** Decides about a write from the stream as it is: the revision expected, deletion, and events that came before. */
export class CommitCheck {
  private readonly log: EventLog;
  private readonly ids: RecentIds;
  private readonly metadata: StreamMetadataCache;
  private readonly written = new RecentlyUsed<string, true>(MOST_METASTREAMS);

  constructor(log: EventLog, ids: RecentIds, metadata: StreamMetadataCache) {
    this.log = log;
    this.ids = ids;
    this.metadata = metadata;
  }

  decide(stream: string, expected: ExpectedVersion, ids: readonly Uint8Array[]): CommitDecision {
    const last = this.headOf(stream);
    if (last === DELETED) return { decision: 'deleted' };
    if (expected === STREAM_EXISTS) {
      if (this.metadata.isSoftDeleted(stream)) return { decision: 'deleted' };
      // A stream with metadata and without events exists, too.
      if (last < 0n && this.metadata.head(metastreamOf(stream)) < 0n) return wrong(last);
    }
    if (expected === ANY || expected === STREAM_EXISTS) return this.byRecentIds(stream, last, ids);
    if (expected < last) return this.byRevision(stream, last, expected, ids);
    return expected > last ? wrong(last) : this.write(stream, last);
  }

  /** To be called with every stream that was written to. */
  wrote(stream: string): void {
    if (isMetastream(stream)) this.written.set(stream, true);
  }

  /**
   * As the real server has it, a metastream that was written to lately takes events also when its stream is gone for good,
   * although nobody can read them: it remembers how far each stream goes, and looks no further.
   */
  private headOf(stream: string): bigint {
    return this.written.get(stream) === true ? (this.log.lastRevision(stream) ?? -1n) : this.metadata.head(stream);
  }

  /** The first event decides: unknown means that all are new, known that all of them must be. */
  private byRecentIds(stream: string, last: bigint, ids: readonly Uint8Array[]): CommitDecision {
    const known = ids.map((id) => this.ids.find(id)).map((at) => (at?.stream === stream ? at : undefined));
    const [first] = known;
    const end = known.at(-1);
    if (first === undefined) return this.write(stream, last);
    if (known.includes(undefined) || end === undefined) return wrong(last);
    return { decision: 'repeated', revision: end.revision, position: end.position };
  }

  /** The same events right behind the expected revision are this very append; others are a conflict. */
  private byRevision(
    stream: string,
    last: bigint,
    expected: ExpectedVersion,
    ids: readonly Uint8Array[],
  ): CommitDecision {
    let found: LogRecord | undefined;
    for (const [index, id] of ids.entries()) {
      const there = this.log.at(stream, expected + 1n + BigInt(index));
      if (there && Buffer.compare(there.id, id) === 0) {
        found = there;
        continue;
      }
      const begins = index === 0 && expected === NO_STREAM && this.metadata.isSoftDeleted(stream);
      return begins ? this.write(stream, last) : wrong(last);
    }
    return found ? { decision: 'repeated', revision: found.revision, position: found.position } : wrong(last);
  }

  private write(stream: string, last: bigint): CommitDecision {
    return { decision: 'write', last, undelete: this.metadata.isSoftDeleted(stream) };
  }
}

const wrong = (actual: bigint): CommitDecision => ({ decision: 'wrong-version', actual });
