import type { EventLog } from '../log/event-log.ts';
import { DELETED, type LogRecord } from '../log/record.ts';
import { RecentlyUsed } from '../log/recently-used.ts';
import { parseStreamMetadata, type StreamMetadata } from './parse-stream-metadata.ts';
import { isMetastream, metastreamOf, originalStreamOf } from './system-streams.ts';

/** Of names and what is known of them; about 20,000 streams. */
const MOST_BYTES = 8_000_000;

const NONE: StreamMetadata = {};

/** Of a metastream, only the last event counts: earlier metadata are replaced, not history. */
const METASTREAM: StreamMetadata = { maxCount: 1n };

/** What is known of streams beside their events: how far they go, and what of them their metadata let through. */
export class StreamMetadataCache {
  private readonly kept = new RecentlyUsed<string, StreamMetadata>(MOST_BYTES, (name) => 2 * name.length + 200);
  /** Streams whose metadata were written and are not on disk yet: writers know them, readers must not. */
  private readonly changing = new Set<string>();
  private readonly log: EventLog;

  constructor(log: EventLog) {
    this.log = log;
  }

  /** Last revision, -1 for a stream that does not exist. A metastream is gone for good when its stream is. */
  head(stream: string): bigint {
    if (isMetastream(stream) && this.log.lastRevision(originalStreamOf(stream)) === DELETED) return DELETED;
    return this.log.lastRevision(stream) ?? -1n;
  }

  of(stream: string): StreamMetadata {
    if (isMetastream(stream)) return METASTREAM;
    let metadata = this.kept.get(stream);
    if (!metadata) {
      const last = this.document(stream);
      metadata = last ? parseStreamMetadata(last.data) : NONE;
      if (!this.changing.has(stream)) this.kept.set(stream, metadata);
    }
    return metadata;
  }

  /** The metadata as they were written last. */
  document(stream: string): LogRecord | undefined {
    const metastream = metastreamOf(stream);
    const last = this.log.lastRevision(metastream);
    return last === undefined || last === DELETED ? undefined : this.log.at(metastream, last);
  }

  /** To writers a metastream is a stream as others are, which can have been deleted; readers see its last event all the same. */
  isSoftDeleted(stream: string): boolean {
    if (!isMetastream(stream)) return this.of(stream).truncateBefore === DELETED;
    const last = this.document(stream);
    return last !== undefined && parseStreamMetadata(last.data).truncateBefore === DELETED;
  }

  /** To be called with every record that was written. */
  written({ stream }: LogRecord): void {
    if (!isMetastream(stream)) return;
    const original = originalStreamOf(stream);
    this.kept.delete(original);
    this.changing.add(original);
  }

  /** What was written is on disk. */
  published(): void {
    this.changing.clear();
  }

  forget(): void {
    this.kept.clear();
    this.changing.clear();
  }
}
