import { END, START, streamNameFilter } from '@eventstore/db-client';
import { listen, newStream, note, servedStore } from '../testing/served-store.ts';

const served = servedStore();

describe('A subscription to a stream', () => {
  it('confirms, gives what is there, says that it caught up, and goes on with what comes', async () => {
    const stream = newStream();
    await served.client.appendToStream(stream, [note('a'), note('b')]);
    const subscription = served.client.subscribeToStream(stream, { fromRevision: START });
    const { until } = listen(subscription);
    await until(4);
    await served.client.appendToStream(stream, note('c'));
    expect(await until(5)).toEqual(['confirmed', 'a', 'b', 'caught up', 'c']);
    await subscription.unsubscribe();
  });

  it('begins behind the revision that is named, or with what comes', async () => {
    const stream = newStream();
    await served.client.appendToStream(stream, [note('a'), note('b')]);
    const behind = served.client.subscribeToStream(stream, { fromRevision: 0n });
    expect(await listen(behind).until(3)).toEqual(['confirmed', 'b', 'caught up']);
    const fromEnd = served.client.subscribeToStream(stream, { fromRevision: END });
    const { until } = listen(fromEnd);
    await until(2);
    await served.client.appendToStream(stream, note('c'));
    expect(await until(3)).toEqual(['confirmed', 'caught up', 'c']);
    await Promise.all([behind.unsubscribe(), fromEnd.unsubscribe()]);
  });

  it('waits for a stream that is not there yet', async () => {
    const stream = newStream();
    const subscription = served.client.subscribeToStream(stream);
    const { until } = listen(subscription);
    await until(2);
    await served.client.appendToStream(stream, note('first'));
    expect(await until(3)).toEqual(['confirmed', 'caught up', 'first']);
    await subscription.unsubscribe();
  });

  it('gets the tombstone, and then ends because the stream is deleted; after a soft delete it gets nothing', async () => {
    const stream = newStream();
    await served.client.appendToStream(stream, note('a'));
    const subscription = served.client.subscribeToStream(stream, { fromRevision: START });
    const { until } = listen(subscription);
    await until(3);
    await served.client.deleteStream(stream);
    await served.client.appendToStream(stream, note('again'));
    await until(4);
    await served.client.tombstoneStream(stream);
    expect(await until(6)).toEqual(['confirmed', 'a', 'caught up', 'again', 'tombstone', 'error: stream-deleted']);
  });
});

describe('A subscription to $all', () => {
  it('gives a filtered reader checkpoints while it looks at what does not pass, and where it caught up', async () => {
    const prefix = newStream('seen');
    for (let n = 0; n < 3; n++) {
      await served.client.appendToStream(
        newStream(),
        Array.from({ length: 64 }, () => note('not seen')),
      );
    }
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: [prefix],
      checkpointInterval: 1,
      checkpointReached: (_subscription, { commit }) => void checkpoints.push(commit),
    });
    const subscription = served.client.subscribeToAll({ fromPosition: START, filter });
    const { until } = listen(subscription);
    expect(await until(2)).toEqual(['confirmed', 'caught up']);
    expect(checkpoints.length).toBeGreaterThan(3);
    expect(checkpoints).toEqual([...checkpoints].sort((a, b) => (a < b ? -1 : 1)));
    await served.client.appendToStream(`${prefix}-1`, note('seen'));
    expect(await until(3)).toEqual(['confirmed', 'caught up', 'seen']);
    await subscription.unsubscribe();
  });

  it('loses nothing and repeats nothing while many write and it changes from old events to new', async () => {
    const prefix = newStream('many');
    const write = (from: number) =>
      Promise.all(
        Array.from({ length: 100 }, (_, n) =>
          served.client.appendToStream(`${prefix}-${n % 10}`, note(String(from + n))),
        ),
      );
    await write(0);
    const filter = streamNameFilter({ prefixes: [prefix] });
    const subscription = served.client.subscribeToAll({ fromPosition: START, filter });
    const { until } = listen(subscription);
    await Promise.all([write(100), write(200)]);
    const said = (await until(302)).filter((what) => /^\d+$/.test(what));
    expect(said.map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n));
    await subscription.unsubscribe();
  });

  it('serves hundreds of subscribers at once, each with everything', async () => {
    const stream = newStream();
    await served.client.appendToStream(stream, note('old'));
    const subscriptions = Array.from({ length: 300 }, () => served.client.subscribeToStream(stream));
    const listeners = subscriptions.map((subscription) => listen(subscription));
    await Promise.all(listeners.map(({ until }) => until(3)));
    await served.client.appendToStream(stream, note('new'));
    for (const { until } of listeners) expect(await until(4)).toEqual(['confirmed', 'old', 'caught up', 'new']);
    await Promise.all(subscriptions.map((subscription) => subscription.unsubscribe()));
  });
});
