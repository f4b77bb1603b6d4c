import { PUBLISHED_STREAM } from '#libs/contracts';
import { type EventStore, type LogPosition, StreamNotFound } from '#libs/event-store';
import { CannotPublish } from './errors.ts';

/** Where publishing stands: what is in the published stream is its own checkpoint. */
export interface PublishedHead {
  /** Place of the last published event; -1n when there is none. */
  readonly position: bigint;
  /** Place in the log of the internal event that it was made from. */
  readonly source: LogPosition | undefined;
}

/** What each entry of the published stream says in its metadata about where it came from. Decimal strings. */
export interface SourceMark {
  readonly sourceCommit: string;
  readonly sourcePrepare: string;
}

/** @throws CannotPublish when the stream is there and its last entry is not. */
export async function publishedHead(store: Pick<EventStore, 'readStream'>): Promise<PublishedHead> {
  try {
    for await (const last of store.readStream(PUBLISHED_STREAM, { backwards: true, maxCount: 1 })) {
      const { sourceCommit, sourcePrepare } = last.metadata as Partial<SourceMark>;
      if (!sourceCommit || !sourcePrepare)
        throw new CannotPublish(`entry ${last.revision} of ${PUBLISHED_STREAM} was written by somebody else.`);
      return { position: last.revision, source: { commit: BigInt(sourceCommit), prepare: BigInt(sourcePrepare) } };
    }
  } catch (error) {
    if (error instanceof StreamNotFound) return { position: -1n, source: undefined };
    throw error;
  }
  throw new CannotPublish(
    `${PUBLISHED_STREAM} has lost its last entry, which says where to go on. Keep at least one: limit it by $maxCount or $tb, not by $maxAge.`,
  );
}
