import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  jsonEvent,
  type PersistentSubscriptionToStreamSettings,
  persistentSubscriptionToStreamSettingsFromDefaults as settings,
  START,
} from '@eventstore/db-client';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '../index.ts';
import { TestConsumer } from './consumer.ts';

export const note = (text: string) => jsonEvent({ type: 'NoteAdded', data: { text } });

export const texts = (events: readonly { event?: { data: unknown } | undefined }[]): string[] =>
  events.map(({ event }) => (event?.data as { text: string }).text);

/** A store of its own for one spec file, and what specs of persistent subscriptions do again and again. */
export class GroupsUnderTest {
  private store!: EmbeddedEventStore;
  client!: EventStoreDBClient;
  private readonly consumers: TestConsumer[] = [];

  constructor() {
    beforeAll(async () => {
      this.store = await startEmbeddedEventStore({ temporary: true });
      this.client = EventStoreDBClient.connectionString(this.store.url);
    });
    afterEach(async () => {
      for (const consumer of this.consumers.splice(0)) await consumer.leave();
    });
    afterAll(async () => {
      await this.client.dispose();
      await this.store.stop();
    });
  }

  get url(): string {
    return this.store.url;
  }

  /** A stream with notes of these texts, and a group `officers` that begins at its start. */
  async group(events: string[], changes: Partial<PersistentSubscriptionToStreamSettings> = {}): Promise<string> {
    const stream = `case-${randomUUID()}`;
    if (events.length > 0) await this.client.appendToStream(stream, events.map(note));
    const chosen = settings({ startFrom: START, ...changes });
    await this.client.createPersistentSubscriptionToStream(stream, 'officers', chosen);
    return stream;
  }

  connect(stream: string, { bufferSize = 10, group = 'officers' } = {}): TestConsumer {
    return this.keep(this.client.subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize }));
  }

  connectToAll(group: string): TestConsumer {
    return this.keep(this.client.subscribeToPersistentSubscriptionToAll(group));
  }

  info(stream: string) {
    return this.client.getPersistentSubscriptionToStreamInfo(stream, 'officers');
  }

  async read(stream: string) {
    const events = [];
    for await (const { event } of this.client.readStream(stream)) if (event) events.push(event);
    return events;
  }

  private keep(subscription: unknown): TestConsumer {
    const consumer = new TestConsumer(subscription);
    this.consumers.push(consumer);
    return consumer;
  }
}
