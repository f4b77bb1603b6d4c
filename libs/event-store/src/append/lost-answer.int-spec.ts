import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStore } from '../event-store.ts';
import { CuttingProxy } from '../testing/cutting-proxy.ts';
import { collect } from '../testing/collect.ts';
import { storeUnderTest } from '../testing/store-under-test.ts';
import type { StoreUnderTest } from '../testing/store-under-test.ts';
import type { EventToAppend } from './event-to-append.ts';

const event = (): EventToAppend => ({ id: randomUUID(), type: 'Detained', data: {} });

describe('an append over a wire that fails', () => {
  let server: StoreUnderTest;
  let wire: CuttingProxy;
  let store: EventStore;
  let stream: string;

  beforeEach(async () => {
    server = await storeUnderTest();
    wire = await CuttingProxy.before(server.url);
    store = EventStore.connect(wire.url, { appendTimeoutMs: 300, settleTimeoutMs: 2_000 });
    stream = server.prefix + randomUUID();
    await store.append(stream, [event()], 'no-stream');
  });
  afterEach(async () => {
    await store.dispose();
    await wire.stop();
    await server.stop();
  });

  const ids = () => collect(store.readStream(stream)).then((events) => events.map(({ id }) => id));

  it('is answered with what happened when its answer got lost and the connection broke', async () => {
    const events = [event(), event()];
    wire.swallowAnswers = true;
    const appending = store.append(stream, events, 0n);
    await sleep(50);
    wire.cut();
    wire.swallowAnswers = false;
    expect(await appending).toMatchObject({ revision: 2n });
    expect((await ids()).slice(1)).toEqual(events.map(({ id }) => id));
  });

  it.each([0n, 'any', 'stream-exists'] as const)(
    'to %s is there exactly once when it never arrived',
    async (expected) => {
      const events = [event(), event()];
      wire.refuse = true;
      wire.cut();
      const appending = store.append(stream, events, expected).catch((error: unknown) => error);
      await sleep(30);
      wire.refuse = false;
      const result = await appending;
      // Whether the call had left is a matter of milliseconds; each of the two answers must be true.
      const expectedIds = events.map(({ id }) => id);
      if (result instanceof Error) {
        expect(result).toMatchObject({ code: 'STORE_UNAVAILABLE' });
        expect((await ids()).slice(1)).toEqual([]);
      } else expect((await ids()).slice(1)).toEqual(expectedIds);
    },
  );

  it('is a conflict when its answer got lost and the stream had moved on', async () => {
    await store.append(stream, [event()], 0n);
    wire.swallowAnswers = true;
    const appending = store.append(stream, [event()], 0n);
    await sleep(50);
    wire.cut();
    wire.swallowAnswers = false;
    await expect(appending).rejects.toMatchObject({ code: 'WRONG_EXPECTED_REVISION', expected: 0n, actual: 1n });
  });

  it('is reported as unknown, and when, if the store stays away', async () => {
    const events = [event()];
    wire.swallowAnswers = true;
    const start = Date.now();
    const appending = store.append(stream, events, 0n);
    await sleep(50);
    wire.refuse = true;
    wire.cut();
    await expect(appending).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN', stream, eventIds: [events[0]!.id] });
    expect(Date.now() - start).toBeGreaterThanOrEqual(2_000);
  });
});
