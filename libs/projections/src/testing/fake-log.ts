import { randomUUID } from 'node:crypto';
import { InvalidPosition, isAfter } from '#libs/event-store';
import type {
  LogPosition,
  Ping,
  ReadAllOptions,
  StoredEvent,
  SubscribeOptions,
  Subscription,
  SubscriptionMessage,
} from '#libs/event-store';
import type { EventSource } from '../runner/event-source.ts';

/** A log in memory that subscribes like a server does, and misbehaves on demand. */
export class FakeLog implements EventSource {
  readonly events: StoredEvent[] = [];
  /** Runs before each message is handed over; throw to end the subscription there. */
  beforeTake: (() => void) | undefined;
  /** Tell this many events again after subscribing, as servers do. */
  overlap = 0;
  /** Hand over nothing any more, without a word. */
  mute = false;
  subscriptions = 0;
  #heldAfter = Infinity;
  readonly #wake = new Set<() => void>();

  append(stream: string, type = 'Detained', data: StoredEvent['data'] = {}): StoredEvent {
    const position = (this.events.at(-1)?.position ?? 0n) + 100n;
    const event: StoredEvent = {
      id: randomUUID(),
      type,
      stream,
      revision: BigInt(this.events.filter((other) => other.stream === stream).length),
      position,
      prepare: position,
      recordedAt: new Date().toISOString(),
      data,
      metadata: {},
    };
    this.events.push(event);
    for (const wake of this.#wake) wake();
    return event;
  }

  /** Hands over only so many events to those who begin with the first one, until they are let go (`Infinity`). */
  set heldAfter(events: number) {
    this.#heldAfter = events;
    for (const wake of this.#wake) wake();
  }

  async ping(): Promise<Ping> {
    const last = this.events.at(-1);
    return { roundTripMs: 0, head: last && { commit: last.position, prepare: last.prepare } };
  }

  async *readAll({ from, maxCount = Infinity }: ReadAllOptions): AsyncGenerator<StoredEvent> {
    const first = from === undefined ? 0 : this.events.findIndex(({ position }) => position >= from.commit);
    if (from !== undefined && first >= 0 && this.events[first]!.position !== from.commit) throw new InvalidPosition();
    if (first >= 0) yield* this.events.slice(first, first + maxCount);
  }

  subscribe({ after, streamPrefixes }: SubscribeOptions): Subscription {
    this.subscriptions++;
    let next = this.#firstAfter(after);
    for (let back = 0; back < this.overlap && next > 0; back++) next--;
    let stopped = false;
    let live = false;
    let wake = () => {};
    const ours = ({ stream }: StoredEvent) => streamPrefixes.some((prefix) => stream.startsWith(prefix));

    const step = (): SubscriptionMessage | undefined => {
      const held = after === undefined && next >= this.#heldAfter;
      const event = this.mute || held ? undefined : this.events[next];
      if (event === undefined) {
        if (live || this.mute || held) return undefined;
        live = true;
        return { kind: 'caught-up' };
      }
      next++;
      if (ours(event)) return { kind: 'event', event };
      return { kind: 'checkpoint', position: { commit: event.position, prepare: event.prepare } };
    };

    const take = async (max: number): Promise<SubscriptionMessage[]> => {
      const messages: SubscriptionMessage[] = [];
      while (!stopped) {
        for (let message; messages.length < max && (message = step()) !== undefined;) messages.push(message);
        this.beforeTake?.();
        if (messages.length > 0) return messages;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      return [];
    };

    const nudge = () => wake();
    this.#wake.add(nudge);
    const stop = () => {
      stopped = true;
      this.#wake.delete(nudge);
      wake();
    };
    return { take, stop, [Symbol.asyncIterator]: () => iterate(take) };
  }

  #firstAfter(place: LogPosition | undefined): number {
    const index = this.events.findIndex(({ position, prepare }) => isAfter({ commit: position, prepare }, place));
    return index < 0 ? this.events.length : index;
  }
}

async function* iterate(take: Subscription['take']): AsyncGenerator<SubscriptionMessage> {
  for (let messages; (messages = await take(100)).length > 0;) yield* messages;
}
