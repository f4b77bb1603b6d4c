import { START, streamNameFilter } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, AllStreamSubscription, EventStoreDBClient } from '@eventstore/db-client';
import type { Readable } from 'node:stream';
import { translate } from '../errors/error-table.ts';
import { SubscriptionEnded } from '../errors/errors.ts';
import { Pull } from '../read/pull.ts';
import { toStoredEvent } from '../stored-event.ts';
import type { SubscribeOptions, Subscription, SubscriptionMessage } from './message.ts';

/** Messages buffered on this side of the connection; the window that the server is held back by. */
const BUFFER = 256;

/**
 * The server reports a checkpoint each time it has looked at about this many events without finding ours, so a reader
 * whose events are rare does not have to look through the same stretch of the log again.
 */
export const CHECKPOINT_WINDOW = 1_024;
/** The events that the server looks at in one go. */
const SEARCH_WINDOW = 32;

export function subscribe(
  client: EventStoreDBClient,
  { after, streamPrefixes, isForeign }: SubscribeOptions & { readonly isForeign: (stream: string) => boolean },
  closing: AbortSignal,
): Subscription {
  const call = client.subscribeToAll(
    {
      fromPosition: after === undefined ? START : { ...after },
      filter: streamNameFilter({
        prefixes: [...streamPrefixes],
        maxSearchWindow: SEARCH_WINDOW,
        checkpointInterval: CHECKPOINT_WINDOW / SEARCH_WINDOW,
        checkpointReached: (subscription, position) => putInOrder(subscription, { kind: 'checkpoint', position }),
      }),
    },
    { highWaterMark: BUFFER },
  );
  call.on('caughtUp', () => putInOrder(call, { kind: 'caught-up' }));
  return new PulledSubscription(call, isForeign, closing);
}

type Raw = AllStreamResolvedEvent | Exclude<SubscriptionMessage, { kind: 'event' }>;

/**
 * The client reports checkpoints and caught-up beside its stream, as soon as they arrive, while events before them still
 * wait in the buffer: storing such a checkpoint loses events. So they are queued in the stream, where they belong.
 */
function putInOrder(call: AllStreamSubscription, message: Exclude<SubscriptionMessage, { kind: 'event' }>): void {
  const stream = call as unknown as Readable;
  if (!stream.destroyed) stream.push(message);
}

class PulledSubscription implements Subscription {
  readonly #call: AllStreamSubscription;
  readonly #pull: Pull<Raw>;
  readonly #isForeign: (stream: string) => boolean;
  readonly #closing: AbortSignal;
  readonly #onClosing = () => this.stop();
  #stopped = false;

  constructor(call: AllStreamSubscription, isForeign: (stream: string) => boolean, closing: AbortSignal) {
    this.#call = call;
    this.#isForeign = isForeign;
    this.#pull = new Pull(call as unknown as Readable);
    this.#closing = closing;
    closing.addEventListener('abort', this.#onClosing);
  }

  async take(max: number): Promise<SubscriptionMessage[]> {
    if (this.#stopped) return [];
    let raw: Raw[];
    try {
      raw = await this.#pull.take(max);
      if (raw.length === 0 && !this.#stopped) throw new SubscriptionEnded('closed by the server');
    } catch (error) {
      // `stop` may have come while waiting, and then how it ended is of no interest.
      if (this.#stopped) return [];
      this.stop();
      throw translate(error, { stream: '$all' });
    }
    return this.#stopped ? [] : raw.map((one) => toMessage(one, this.#isForeign));
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#closing.removeEventListener('abort', this.#onClosing);
    this.#pull.stop();
    // Fails when the call never came up, and then there is nothing to cancel.
    this.#call.unsubscribe().catch(() => undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SubscriptionMessage, void, undefined> {
    try {
      for (let messages; (messages = await this.take(BUFFER)).length > 0;) yield* messages;
    } finally {
      this.stop();
    }
  }
}

function toMessage(raw: Raw, isForeign: (stream: string) => boolean): SubscriptionMessage {
  if ('kind' in raw) return raw;
  // Links are not resolved, so the event itself is always there.
  const event = toStoredEvent(raw.event!);
  if (!isForeign(event.stream)) return { kind: 'event', event };
  // Looked at and passed over: whoever starts again does so behind it.
  return { kind: 'checkpoint', position: { commit: event.position, prepare: event.prepare } };
}
