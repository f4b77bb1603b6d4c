import { randomUUID } from 'node:crypto';
import { EventStore, type EventToAppend, type ExpectedRevision, type StoredEvent } from '#libs/event-store';
import type { Load } from './kill-under-load.ts';
import type { SentAppend } from './sent-append.ts';

/** Each with a stream of its own, at the revision that it knows. */
const WRITERS = 8;
/** All into one stream, wherever it ends. */
const SHARED_WRITERS = 3;

/** How long an append whose answer got lost is looked for, in ms: a killed server does not come back by itself. */
const QUICKLY = { appendTimeoutMs: 2_000, settleTimeoutMs: 50 };

/** Concurrent writers of one life of the store, each with one append under way, and a reader who follows the log. */
export class Writers implements Load {
  /** Everything sent, in the order of sending. */
  readonly sent: SentAppend[] = [];
  /** Everything that the reader was shown. */
  readonly seen: StoredEvent[] = [];
  acknowledged = 0;
  private readonly name = randomUUID().slice(0, 8);

  constructor(private readonly url: string) {}

  /** Works until the store goes away. Resolves then; rejects when an append is refused. */
  async work(): Promise<void> {
    const store = EventStore.connect(this.url, QUICKLY);
    const reading = this.follow(store);
    const own = Array.from({ length: WRITERS }, (_none, writer) => this.write(store, `crash-${this.name}-${writer}`));
    const shared = Array.from({ length: SHARED_WRITERS }, () => this.write(store, `crash-${this.name}-shared`, 'any'));
    await Promise.all([...own, ...shared]);
    await store.dispose();
    await reading;
  }

  /** Repeats whatever was not acknowledged, with the same events and the same expectation, at the store's new address. */
  async repeat(url: string): Promise<void> {
    const store = EventStore.connect(url);
    for (const one of this.sent.filter(({ acknowledged }) => !acknowledged))
      one.acknowledged = await store.append(one.stream, one.events, one.expected);
    await store.dispose();
  }

  private async write(store: EventStore, stream: string, always?: 'any'): Promise<void> {
    let expected: ExpectedRevision = always ?? 'no-stream';
    for (let number = 0; ; number++) {
      const next: SentAppend = { stream, events: newEvents(1 + (number % 4)), expected };
      this.sent.push(next);
      try {
        next.acknowledged = await store.append(stream, next.events, expected);
        this.acknowledged++;
      } catch (error) {
        // Gone before the append was sent, or before its answer came.
        const { handling } = error as { handling?: string };
        if (handling === 'outcome-unknown' || handling === 'retry') return;
        throw error;
      }
      expected = always ?? next.acknowledged.revision;
    }
  }

  private async follow(store: EventStore): Promise<void> {
    try {
      for await (const message of store.subscribe({ streamPrefixes: [`crash-${this.name}-`] }))
        if (message.kind === 'event') this.seen.push(message.event);
    } catch {
      // The store went away; what was shown until then counts.
    }
  }
}

function newEvents(count: number): EventToAppend[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: randomUUID(),
    type: 'Written',
    data: { index, filling: 'x'.repeat(200) },
  }));
}
