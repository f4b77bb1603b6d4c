import { randomUUID } from 'node:crypto';
import type { EventStore, EventToAppend } from '#libs/event-store';

/** Length of one round, in ms. */
const ROUND = 1_500;
const LAGS = 400;

const note = (bytes: number): EventToAppend => ({
  id: randomUUID(),
  type: 'NoteAdded',
  data: { text: 'x'.repeat(bytes - 11) },
});

/** Appends of one event, each to a stream of its own, so many in flight all the time. */
export async function appendsPerSecond(store: EventStore, inFlight: number, bytes: number): Promise<number> {
  const end = performance.now() + ROUND;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      await store.append(`bench-${randomUUID()}`, [note(bytes)], 'no-stream');
      if (performance.now() < end) done++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return (done * 1000) / ROUND;
}

/** Events of a stream, as the filled folder has them and about as many as a case. */
const EACH = 10;

/** Appends of one event, one after the other, each behind the one before: ten to a stream, then to a new one. */
export async function sequentialPerSecond(store: EventStore, bytes: number): Promise<number> {
  const end = performance.now() + ROUND;
  let done = 0;
  while (performance.now() < end) {
    const stream = `bench-${randomUUID()}`;
    for (let revision = -1; revision < EACH - 1 && performance.now() < end; revision++) {
      await store.append(stream, [note(bytes)], revision < 0 ? 'no-stream' : BigInt(revision));
      if (performance.now() < end) done++;
    }
  }
  return (done * 1000) / ROUND;
}

/** Makes a stream longer. */
export async function lengthen(store: EventStore, stream: string, events: number, bytes: number): Promise<void> {
  await store.append(
    stream,
    Array.from({ length: events }, () => note(bytes)),
    'any',
  );
}

/** A catch-up subscription with a filter, until it has been given so many events. */
export async function subscribedPerSecond(store: EventStore, prefix: string, events: number): Promise<number> {
  const started = performance.now();
  const subscription = store.subscribe({ streamPrefixes: [prefix] });
  for (let seen = 0; seen < events;) {
    for (const message of await subscription.take(1000)) if (message.kind === 'event') seen++;
  }
  subscription.stop();
  return (events * 1000) / (performance.now() - started);
}

export async function readsPerSecond(store: EventStore, stream: string): Promise<number> {
  const started = performance.now();
  let events = 0;
  for await (const { revision } of store.readStream(stream)) events = Number(revision) + 1;
  return (events * 1000) / (performance.now() - started);
}

/** Milliseconds until a live subscriber has seen the event of one append after the other. */
export interface Lags {
  readonly sinceSent: number[];
  /** 0 when it was seen before its author had the answer. */
  readonly sinceAcknowledged: number[];
}

export async function lagsOf(store: EventStore, bytes: number): Promise<Lags> {
  const lags: Lags = { sinceSent: [], sinceAcknowledged: [] };
  const head = await store.head();
  const prefix = `live-${randomUUID()}-`;
  const subscription = store.subscribe({ streamPrefixes: [prefix], ...(head && { after: head }) });
  await subscription.take(1);
  for (let count = 0; count < LAGS; count++) {
    const sent = performance.now();
    const appended = store.append(`${prefix}${count}`, [note(bytes)], 'no-stream').then(() => performance.now());
    while (!(await subscription.take(10)).some(({ kind }) => kind === 'event'));
    const seen = performance.now();
    lags.sinceSent.push(seen - sent);
    lags.sinceAcknowledged.push(Math.max(0, seen - (await appended)));
  }
  subscription.stop();
  return lags;
}
