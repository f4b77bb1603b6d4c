import { StreamNotFound } from '../errors/errors.ts';
import type { ReadStreamOptions } from '../read/read-options.ts';
import type { StoredEvent } from '../stored-event.ts';
import type { ExpectedRevision } from './expected-revision.ts';
import type { Sighting } from './settle.ts';

type Read = (options: ReadStreamOptions) => AsyncIterable<StoredEvent>;

/** How far back a writer without a fixed place looks for its events: more than other writers add within its patience. */
const LOOK_BACK = 1_000;

/** Looks where the events of a lost append would be: at one place if the expectation names it, else back from the end. */
export function lookForAppend(read: Read, eventIds: readonly string[], expected: ExpectedRevision): Promise<Sighting> {
  if (expected === 'any' || expected === 'stream-exists') return lookBack(read, eventIds, expected);
  return lookAt(read, eventIds, expected);
}

async function lookAt(read: Read, eventIds: readonly string[], expected: 'no-stream' | bigint): Promise<Sighting> {
  const fromRevision = expected === 'no-stream' ? 0n : expected + 1n;
  const there = await eventsOf(read({ fromRevision, maxCount: eventIds.length }));
  const last = there.at(-1);
  if (last === undefined) return { kind: 'absent', repeatWith: expected };
  if (last.id === eventIds.at(-1)) return ours(last);
  const [head] = await eventsOf(read({ backwards: true, maxCount: 1 }));
  return { kind: 'taken', actual: head?.revision ?? 'no-stream' };
}

async function lookBack(read: Read, eventIds: readonly string[], expected: 'any' | 'stream-exists'): Promise<Sighting> {
  const recent = await eventsOf(read({ backwards: true, maxCount: LOOK_BACK }));
  const last = recent.find((event) => event.id === eventIds.at(-1));
  if (last !== undefined) return ours(last);
  const head = recent[0];
  return { kind: 'absent', repeatWith: head?.revision ?? (expected === 'any' ? 'no-stream' : expected) };
}

function ours(last: StoredEvent): Sighting {
  return { kind: 'ours', result: { revision: last.revision, position: last.position } };
}

async function eventsOf(events: AsyncIterable<StoredEvent>): Promise<StoredEvent[]> {
  const result: StoredEvent[] = [];
  try {
    for await (const event of events) result.push(event);
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return result;
}
