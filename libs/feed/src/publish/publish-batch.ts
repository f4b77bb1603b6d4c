import { PUBLISHED_STREAM, type PublishedEvent, toPublished } from '#libs/contracts';
import { AppendTooLarge, type EventStore, type EventToAppend, type StoredEvent } from '#libs/event-store';
import { type KnownFacts, toCaseEvent } from './case-facts.ts';
import { CannotPublish } from './errors.ts';
import type { SourceMark } from './published-head.ts';

interface Publishing {
  readonly store: Pick<EventStore, 'append'>;
  readonly facts: KnownFacts;
  /** The tracker that speaks: a URI. */
  readonly source: string;
}

/**
 * Appends the published form of internal events behind `head`, whole or in parts, and answers the new head. The
 * expected revision is the lock: whoever was faster has written the very same.
 * @throws WrongExpectedRevision when another instance publishes too
 */
export async function publishBatch(
  publishing: Publishing,
  events: readonly StoredEvent[],
  head: bigint,
): Promise<bigint> {
  const entries: EventToAppend[] = [];
  for (const event of events) {
    const internal = toCaseEvent(event);
    const place = { source: publishing.source, position: head + 1n + BigInt(entries.length) };
    entries.push(toEntry(toPublished(internal, await publishing.facts.of(internal), place), event));
  }
  return appendOrHalve(publishing.store, entries, head);
}

async function appendOrHalve(
  store: Pick<EventStore, 'append'>,
  entries: readonly EventToAppend[],
  head: bigint,
): Promise<bigint> {
  try {
    const { revision } = await store.append(PUBLISHED_STREAM, entries, head < 0n ? 'no-stream' : head);
    if (revision !== head + BigInt(entries.length))
      throw new CannotPublish(`${PUBLISHED_STREAM} was deleted, and its numbers went on. It must be kept.`);
    return revision;
  } catch (error) {
    if (!(error instanceof AppendTooLarge) || entries.length === 1) throw error;
    const half = Math.ceil(entries.length / 2);
    const middle = await appendOrHalve(store, entries.slice(0, half), head);
    return appendOrHalve(store, entries.slice(half), middle);
  }
}

function toEntry(event: PublishedEvent, { position, prepare }: StoredEvent): EventToAppend {
  const mark: SourceMark = { sourceCommit: String(position), sourcePrepare: String(prepare) };
  return {
    id: event.id,
    type: event.type,
    data: event as unknown as Record<string, unknown>,
    metadata: { ...mark, $correlationId: event.correlationid, $causationId: event.causationid },
  };
}
