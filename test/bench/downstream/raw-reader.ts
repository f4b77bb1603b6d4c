import { type PublishedEvent, PUBLISHED_STREAM } from '#libs/contracts';
import type { EventStore, StoredEvent } from '#libs/event-store';

/** The official client's subscription, as a consumer has it who reads the event store itself. */
export const RawReader = {
  catchUp(store: EventStore, each: (event: PublishedEvent) => void): { stop(): void } {
    const subscription = store.subscribe({ streamPrefixes: [PUBLISHED_STREAM] });
    void (async () => {
      for await (const message of subscription)
        if (message.kind === 'event') each(message.event.data as unknown as PublishedEvent);
    })();
    return subscription;
  },

  /** Resolves when it is level; `note` is told the revision of each event from then on. */
  async live(store: EventStore, prefix: string, note: (revision: number) => void): Promise<{ stop(): void }> {
    const head = await store.head();
    const subscription = store.subscribe({ streamPrefixes: [prefix], ...(head && { after: head }) });
    await subscription.take(1);
    void (async () => {
      for (let events = true; events;) {
        const messages = await subscription.take(100);
        events = messages.length > 0;
        for (const { revision } of messages.flatMap(eventOf)) note(Number(revision));
      }
    })();
    return subscription;
  },
};

function eventOf(message: { readonly kind: string; readonly event?: StoredEvent }): StoredEvent[] {
  return message.event ? [message.event] : [];
}
