import type { EventStore, LogPosition, SubscriptionMessage } from '#libs/event-store';

/** Messages taken from a subscription at once. */
const BATCH = 256;
/** Silence in ms after which the store is asked anew: a subscription may die without a word, and asking costs little. */
const SILENCE_MS = 30_000;

/** First pause after a following that failed, and the longest. */
export const PAUSES = { firstMs: 100, longestMs: 10_000 };

export interface Following {
  readonly store: Pick<EventStore, 'subscribe'>;
  readonly streamPrefixes: readonly string[];
  readonly after: LogPosition | undefined;
  readonly signal: AbortSignal;
  readonly silenceMs?: number;
}

/**
 * Follows streams from a place on, batch by batch, until `signal` aborts. After a while of silence it subscribes anew
 * behind what was told. Throws what the subscription ends with.
 */
export async function follow(
  { store, streamPrefixes, after, signal, silenceMs = SILENCE_MS }: Following,
  handle: (messages: readonly SubscriptionMessage[]) => Promise<void> | void,
): Promise<void> {
  let told = after;
  while (!signal.aborted) {
    const subscription = store.subscribe({ streamPrefixes, ...(told && { after: told }) });
    const stop = () => subscription.stop();
    const silence = setTimeout(stop, silenceMs).unref();
    signal.addEventListener('abort', stop);
    try {
      for (let messages; (messages = await subscription.take(BATCH)).length > 0;) {
        if (signal.aborted) return;
        await handle(messages);
        told = lastPlace(messages) ?? told;
        silence.refresh();
      }
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', stop);
      subscription.stop();
    }
  }
}

function lastPlace(messages: readonly SubscriptionMessage[]): LogPosition | undefined {
  const last = messages.findLast((message) => message.kind !== 'caught-up');
  if (last?.kind === 'event') return { commit: last.event.position, prepare: last.event.prepare };
  return last?.kind === 'checkpoint' ? last.position : undefined;
}
