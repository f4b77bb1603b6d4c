import { Company, type EventStore, Gatherer, type LogPosition, type SubscriptionMessage } from '#libs/event-store';

/** Messages handed over at once, at the most. */
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
  /** Whether a batch waits for company where much is recorded; each is handed over as it comes unless asked. */
  readonly gather?: boolean;
}

/**
 * Follows streams from a place on, batch by batch, until `signal` aborts. After a while of silence it subscribes anew
 * behind what was told. Throws what the subscription ends with.
 */
export async function follow(
  { store, streamPrefixes, after, signal, silenceMs = SILENCE_MS, gather = false }: Following,
  handle: (messages: readonly SubscriptionMessage[]) => Promise<void> | void,
): Promise<void> {
  let told = after;
  while (!signal.aborted) {
    const subscription = store.subscribe({ streamPrefixes, ...(told && { after: told }) });
    const gatherer = new Gatherer(subscription);
    const company = new Company();
    let live = false;
    const stop = () => subscription.stop();
    const silence = setTimeout(stop, silenceMs).unref();
    signal.addEventListener('abort', stop);
    try {
      for (;;) {
        const messages = await gatherer.gather(BATCH, gather ? company.waitMs(live) : 0);
        if (messages.length === 0) break;
        if (signal.aborted) return;
        await handle(messages);
        company.came(messages.length);
        live ||= messages.some(({ kind }) => kind === 'caught-up');
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
