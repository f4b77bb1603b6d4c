import type { EventLog } from '../log/event-log.ts';
import { DELETED, type LogRecord, type ProposedEvent } from '../log/record.ts';
import type { RecentIds } from '../log/recent-ids.ts';
import { ANY, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from './expected-version.ts';
import { metadataStreamOf, type StreamMetadataCache } from './stream-metadata.ts';

/** What an append came to. Revisions are those of the stream; -1 stands for none. */
export type AppendResult =
  | { readonly outcome: 'written'; readonly revision: bigint; readonly position: bigint }
  | { readonly outcome: 'wrong-version'; readonly expected: ExpectedVersion; readonly actual: bigint }
  | { readonly outcome: 'deleted' };

/** Decides and writes appends, one after the other, within a transaction of the log. */
export class Appender {
  private readonly log: EventLog;
  private readonly ids: RecentIds;
  private readonly metadata: StreamMetadataCache;

  constructor(log: EventLog, ids: RecentIds, metadata: StreamMetadataCache) {
    this.log = log;
    this.ids = ids;
    this.metadata = metadata;
  }

  append(stream: string, expected: ExpectedVersion, events: readonly ProposedEvent[], created: bigint): AppendResult {
    const last = this.log.lastRevision(stream) ?? NO_STREAM;
    if (last === DELETED) return { outcome: 'deleted' };
    const softDeleted = last >= 0n && this.metadata.of(stream).truncateBefore === DELETED;
    const repeated = this.repeated(stream, expected, last, events);
    if (repeated) return repeated;
    if (!fits(expected, last, softDeleted)) {
      if (expected === STREAM_EXISTS && softDeleted) return { outcome: 'deleted' };
      return { outcome: 'wrong-version', expected, actual: softDeleted && expected === NO_STREAM ? NO_STREAM : last };
    }
    if (events.length === 0) return { outcome: 'written', revision: last, position: this.log.endPosition };
    if (softDeleted) this.bringBack(stream, last + 1n, created);
    return this.write(stream, last, events, created);
  }

  private write(stream: string, last: bigint, events: readonly ProposedEvent[], created: bigint): AppendResult {
    let record: LogRecord | undefined;
    for (const [index, event] of events.entries()) {
      record = this.log.append(stream, last + 1n + BigInt(index), event, created);
      this.ids.add(record);
      this.metadata.written(record);
    }
    return { outcome: 'written', revision: record?.revision ?? last, position: record?.position ?? 0n };
  }

  /** A stream that was deleted softly and is written again begins where it ended; what was before stays hidden. */
  private bringBack(stream: string, from: bigint, created: bigint): void {
    this.setTruncateBefore(stream, from, created);
  }

  /** Writes new metadata with this `$tb`, and all else as it was. */
  setTruncateBefore(stream: string, from: bigint, created: bigint): LogRecord {
    const metadataStream = metadataStreamOf(stream);
    const last = this.log.lastRevision(metadataStream) ?? NO_STREAM;
    const known = last >= 0n ? this.log.at(metadataStream, last) : undefined;
    const event: ProposedEvent = {
      id: crypto.getRandomValues(new Uint8Array(16)),
      type: '$metadata',
      isJson: true,
      data: Buffer.from(withTruncateBefore(known, from)),
      metadata: new Uint8Array(0),
    };
    const record = this.log.append(metadataStream, last + 1n, event, created);
    this.metadata.written(record);
    return record;
  }

  /**
   * The same events again: answered with the first result. With a revision expected, they have to stand right
   * behind it; with "any" or "exists", each id has to be known in this stream. Some of them known is none.
   */
  private repeated(
    stream: string,
    expected: ExpectedVersion,
    last: bigint,
    events: readonly ProposedEvent[],
  ): AppendResult | undefined {
    if (events.length === 0) return undefined;
    if (expected === ANY || expected === STREAM_EXISTS) return this.repeatedAnywhere(stream, expected, last, events);
    if (expected >= last) return undefined;
    let found: LogRecord | undefined;
    for (const [index, { id }] of events.entries()) {
      found = this.log.at(stream, expected + 1n + BigInt(index));
      if (found && Buffer.compare(found.id, id) === 0) continue;
      return index === 0 ? undefined : { outcome: 'wrong-version', expected, actual: last };
    }
    return found && { outcome: 'written', revision: found.revision, position: found.position };
  }

  private repeatedAnywhere(
    stream: string,
    expected: bigint,
    last: bigint,
    events: readonly ProposedEvent[],
  ): AppendResult | undefined {
    const known = events.map(({ id }) => this.ids.find(id)).map((at) => (at?.stream === stream ? at : undefined));
    if (known[0] === undefined) return undefined;
    const end = known.at(-1);
    if (known.includes(undefined) || !end) return { outcome: 'wrong-version', expected, actual: last };
    return { outcome: 'written', revision: end.revision, position: end.position };
  }
}

function fits(expected: ExpectedVersion, last: bigint, softDeleted: boolean): boolean {
  if (expected === ANY) return true;
  if (expected === STREAM_EXISTS) return last >= 0n && !softDeleted;
  if (expected === NO_STREAM) return last === NO_STREAM || softDeleted;
  return expected === last;
}

function withTruncateBefore(known: LogRecord | undefined, from: bigint): string {
  let rest: Record<string, unknown> = {};
  try {
    const parsed: unknown = known ? JSON.parse(Buffer.from(known.data).toString('utf8')) : {};
    if (parsed !== null && typeof parsed === 'object') rest = parsed as Record<string, unknown>;
  } catch {
    // Metadata that is no JSON counts as none.
  }
  const { $tb: _before, ...others } = rest;
  const text = JSON.stringify(others);
  return text === '{}' ? `{"$tb":${from}}` : `${text.slice(0, -1)},"$tb":${from}}`;
}
