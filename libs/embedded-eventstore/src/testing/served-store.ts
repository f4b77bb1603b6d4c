import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, type ReadRevision, type ResolvedEvent } from '@eventstore/db-client';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '../index.ts';

/** A store of its own for the tests of one file, and the official client on it. */
export interface Served {
  readonly store: EmbeddedEventStore;
  readonly client: EventStoreDBClient;
}

/** Starts before all tests of the file and ends after them. */
export function servedStore(): Served {
  const served = {} as { -readonly [Key in keyof Served]: Served[Key] };
  beforeAll(async () => {
    served.store = await startEmbeddedEventStore({ temporary: true });
    served.client = EventStoreDBClient.connectionString(served.store.url);
  });
  afterAll(async () => {
    await served.client.dispose();
    await served.store.stop();
  });
  return served;
}

export const note = (text: string, id: string = randomUUID()) => jsonEvent({ id, type: 'NoteAdded', data: { text } });

/** A stream that no other test writes to. */
export const newStream = (about = 'case') => `${about}-${randomUUID()}`;

/** Texts of the notes in a stream, from a revision on. */
export async function texts(
  client: EventStoreDBClient,
  stream: string,
  fromRevision?: ReadRevision,
): Promise<string[]> {
  const found: string[] = [];
  const options = fromRevision === undefined ? {} : { fromRevision };
  for await (const resolved of client.readStream(stream, options)) found.push(textOf(resolved));
  return found;
}

export const textOf = ({ event }: ResolvedEvent): string => (event?.data as { text: string }).text;

/** Collects what a subscription says, and waits until it has said so much. */
export function listen(subscription: NodeJS.EventEmitter): { said: string[]; until(count: number): Promise<string[]> } {
  const said: string[] = [];
  const waiting: (() => void)[] = [];
  const say = (what: string) => {
    said.push(what);
    for (const look of waiting) look();
  };
  subscription.on('data', (resolved: ResolvedEvent) =>
    say(resolved.event?.type === '$streamDeleted' ? 'tombstone' : textOf(resolved)),
  );
  subscription.on('confirmation', () => say('confirmed'));
  subscription.on('caughtUp', () => say('caught up'));
  subscription.on('error', (error: { type?: string }) => say(`error: ${error.type ?? 'unknown'}`));
  const until = (count: number) =>
    new Promise<string[]>((resolve) => {
      const look = () => said.length >= count && resolve(said);
      waiting.push(look);
      look();
    });
  return { said, until };
}
