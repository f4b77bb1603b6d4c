import {
  type PersistentSubscriptionToStreamSettings,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client';
import { Consumer } from './consumer.ts';
import { eventsOf, note } from './notes.ts';
import type { ServerUnderTest } from './server-under-test.ts';
import { eventually } from './time.ts';

type Settings = Partial<PersistentSubscriptionToStreamSettings>;

export const GROUP = 'officers';

export const parkedStream = (stream: string) => `$persistentsubscription-${stream}::${GROUP}-parked`;
export const checkpointStream = (stream: string) => `$persistentsubscription-${stream}::${GROUP}-checkpoint`;

/** Groups on streams of this run; they are deleted when the file is done. */
export class Groups {
  private readonly server: ServerUnderTest;

  constructor(server: ServerUnderTest) {
    this.server = server;
  }

  /** A new stream with notes of these texts, and a group on it that begins at its start. */
  async on(texts: string[], changes: Settings = {}): Promise<string> {
    const stream = this.server.newStream();
    if (texts.length > 0) {
      await this.server.client.appendToStream(
        stream,
        texts.map((text) => note(text)),
      );
    }
    await this.create(stream, changes);
    return stream;
  }

  async create(stream: string, changes: Settings = {}): Promise<void> {
    const { client } = this.server;
    const settings = persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...changes });
    await client.createPersistentSubscriptionToStream(stream, GROUP, settings);
    this.server.atEnd(() => client.deletePersistentSubscriptionToStream(stream, GROUP));
  }

  connect(stream: string, bufferSize = 10): Consumer {
    const { client } = this.server;
    return this.keep(client.subscribeToPersistentSubscriptionToStream(stream, GROUP, { bufferSize }));
  }

  info(stream: string) {
    return this.server.client.getPersistentSubscriptionToStreamInfo(stream, GROUP);
  }

  /** Waits until the group has so many consumers: an event that comes earlier is given to those that are there. */
  async withConsumers(stream: string, count: number): Promise<void> {
    await eventually(
      () => this.info(stream),
      ({ connections }) => connections.length === count,
    );
  }

  /** Waits until a group of any kind says that so many of its events are parked. */
  async withParked(group: string, count: bigint): Promise<void> {
    await eventually(
      () => this.server.client.listAllPersistentSubscriptions(),
      (all) => all.find(({ groupName }) => groupName === group)?.stats.parkedMessageCount === count,
    );
  }

  /** Waits until so many events are parked, and gives the entries. */
  async parked(stream: string, count: number) {
    return eventually(
      () => eventsOf(this.server.client, parkedStream(stream)).catch(() => []),
      (entries) => entries.length === count,
    );
  }

  /** Takes in a subscription as a consumer that leaves when the file is done. */
  keep(subscription: unknown): Consumer {
    const consumer = new Consumer(subscription);
    this.server.atEnd(() => consumer.leave());
    return consumer;
  }
}
