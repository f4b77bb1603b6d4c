import { StreamNotFound } from '../errors/errors.ts';
import type { ReadStreamOptions } from '../read/read-options.ts';
import type { StoredEvent } from '../stored-event.ts';
import { lookForAppend } from './look-for-append.ts';

/** A stream that holds events with these ids, revision by revision; null is a stream that does not exist. */
function stream(ids: string[] | null) {
  return async function* (options: ReadStreamOptions): AsyncGenerator<StoredEvent> {
    if (ids === null) throw new StreamNotFound('case-1');
    const events = ids.map((id, i) => ({ id, revision: BigInt(i), position: BigInt(i) * 100n }) as StoredEvent);
    const selected = options.backwards
      ? events.toReversed()
      : events.filter((event) => event.revision >= (options.fromRevision ?? 0n));
    yield* selected.slice(0, options.maxCount);
  };
}

describe('looking for a lost append', () => {
  it('finds our events where they were to go', async () => {
    expect(await lookForAppend(stream(['x', 'a', 'b', 'y']), ['a', 'b'], 0n)).toEqual({
      kind: 'ours',
      result: { revision: 2n, position: 200n },
    });
  });

  it('may repeat it as it was when nothing is there', async () => {
    expect(await lookForAppend(stream(['x']), ['a'], 0n)).toEqual({ kind: 'absent', repeatWith: 0n });
    expect(await lookForAppend(stream(null), ['a'], 'no-stream')).toEqual({ kind: 'absent', repeatWith: 'no-stream' });
  });

  it('tells where the stream is when others took the place', async () => {
    expect(await lookForAppend(stream(['x', 'y', 'z']), ['a'], 0n)).toEqual({ kind: 'taken', actual: 2n });
  });

  it('looks back from the end when no place was named', async () => {
    expect(await lookForAppend(stream(['x', 'a', 'y']), ['a'], 'any')).toMatchObject({
      kind: 'ours',
      result: { revision: 1n },
    });
  });

  it.each([
    ['any', ['x', 'y'], 1n],
    ['any', null, 'no-stream'],
    ['stream-exists', null, 'stream-exists'],
  ] as const)('pins an append to "%s" on %p to %s before it is repeated', async (expected, ids, repeatWith) => {
    const sighting = await lookForAppend(stream(ids && [...ids]), ['a'], expected);
    expect(sighting).toEqual({ kind: 'absent', repeatWith });
  });
});
