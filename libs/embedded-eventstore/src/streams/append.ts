import type { EventLog } from '../log/event-log.ts';
import type { RecentIds } from '../log/recent-ids.ts';
import { DELETED, type ProposedEvent } from '../log/record.ts';
import { CommitCheck } from './commit-check.ts';
import type { ExpectedVersion } from './expected-version.ts';
import { withTruncateBefore } from './parse-stream-metadata.ts';
import type { StreamMetadataCache } from './stream-metadata.ts';
import {
  isMetastream,
  metastreamOf,
  originalStreamOf,
  STREAM_DELETED_TYPE,
  STREAM_METADATA_TYPE,
} from './system-streams.ts';
import { newId } from '../log/new-id.ts';

/** What an append or a deletion came to. Revisions are those of the stream; -1 stands for none. */
export type WriteResult =
  | { readonly outcome: 'written'; readonly revision: bigint; readonly position: bigint }
  | { readonly outcome: 'wrong-version'; readonly expected: ExpectedVersion; readonly actual: bigint }
  | { readonly outcome: 'deleted' };

const NOTHING = new Uint8Array(0);

/** `$tb` beyond every event: nothing of the stream can be read until it is written to again. */
const DELETED_METADATA = Buffer.from(`{"$tb":${DELETED}}`);

/** Decides and writes, one after the other, within a transaction of the log. */
export class Appender {
  private readonly log: EventLog;
  private readonly ids: RecentIds;
  private readonly metadata: StreamMetadataCache;
  private readonly check: CommitCheck;

  constructor(log: EventLog, ids: RecentIds, metadata: StreamMetadataCache) {
    this.log = log;
    this.ids = ids;
    this.metadata = metadata;
    this.check = new CommitCheck(log, ids, metadata);
  }

  append(stream: string, expected: ExpectedVersion, events: readonly ProposedEvent[], created: bigint): WriteResult {
    const decision = this.check.decide(
      stream,
      expected,
      events.map(({ id }) => id),
    );
    if (decision.decision !== 'write') return refused(decision, expected);
    const revived = isMetastream(stream) && this.isDeletedSoftly(originalStreamOf(stream));
    let revision = decision.last;
    for (const event of events) this.write(stream, ++revision, event, created);
    const position = this.log.newestPosition;
    // What was there before the deletion stays hidden: the stream goes on behind it.
    if (decision.undelete) this.truncateBefore(stream, decision.last + 1n, created);
    if (revived) this.truncateBefore(originalStreamOf(stream), this.headAfter(stream), created);
    return { outcome: 'written', revision, position };
  }

  /** Soft: what is there can't be read any more, and the stream may be written to again. */
  delete(stream: string, expected: ExpectedVersion, created: bigint): WriteResult {
    const id = newId();
    const decision = this.check.decide(stream, expected, [id]);
    if (decision.decision !== 'write') return refused(decision, expected);
    const metadataHead = this.metadata.head(metastreamOf(stream));
    // A stream that never was can't be deleted, whatever is expected of it.
    if (decision.last < 0n && metadataHead < 0n) return { outcome: 'wrong-version', expected, actual: decision.last };
    // Nothing can be written behind a tombstone, of metadata neither. (A node stops altogether over this one.)
    if (metadataHead === DELETED) return { outcome: 'deleted' };
    this.writeMetadata(stream, metadataHead + 1n, DELETED_METADATA, id, created);
    return { outcome: 'written', revision: decision.last, position: this.log.newestPosition };
  }

  /** Hard: a last event behind which nothing can ever be written; also of a stream that never was. */
  tombstone(stream: string, expected: ExpectedVersion, created: bigint): WriteResult {
    const id = newId();
    const decision = this.check.decide(stream, expected, [id]);
    if (decision.decision !== 'write') return refused(decision, expected);
    const event = { id, type: STREAM_DELETED_TYPE, isJson: false, data: NOTHING, metadata: NOTHING };
    this.write(stream, DELETED, event, created);
    return { outcome: 'written', revision: DELETED, position: this.log.newestPosition };
  }

  private isDeletedSoftly(stream: string): boolean {
    return this.metadata.head(stream) !== DELETED && this.metadata.isSoftDeleted(stream);
  }

  private headAfter(metastream: string): bigint {
    return this.metadata.head(originalStreamOf(metastream)) + 1n;
  }

  private truncateBefore(stream: string, from: bigint, created: bigint): void {
    const known = this.metadata.document(stream);
    const document = known && withTruncateBefore(known.data, from);
    if (known && document) this.writeMetadata(stream, known.revision + 1n, document, newId(), created);
  }

  private writeMetadata(stream: string, revision: bigint, data: Uint8Array, id: Uint8Array, created: bigint): void {
    const event = { id, type: STREAM_METADATA_TYPE, isJson: true, data, metadata: NOTHING };
    this.write(metastreamOf(stream), revision, event, created);
  }

  private write(stream: string, revision: bigint, event: ProposedEvent, created: bigint): void {
    const record = this.log.append(stream, revision, event, created);
    this.ids.add(record);
    this.metadata.written(record);
    this.check.wrote(stream);
  }
}

function refused(
  decision: Exclude<ReturnType<CommitCheck['decide']>, { decision: 'write' }>,
  expected: ExpectedVersion,
): WriteResult {
  if (decision.decision === 'deleted') return { outcome: 'deleted' };
  if (decision.decision === 'wrong-version') return { outcome: 'wrong-version', expected, actual: decision.actual };
  return { outcome: 'written', revision: decision.revision, position: decision.position };
}
