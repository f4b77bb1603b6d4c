import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, type JSONEventType, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { checkStore } from '#libs/embedded-eventstore';
import { describeEmbedded } from './support/embedded-only.ts';
import { MeasuredStore } from './support/measured-store.ts';

/** What the files may have when the disk is full: a few appends still fit. */
const ROOM = 600_000;

/** An append of two events that takes a good part of the room. */
const newAppend = () => ({
  stream: `case-${randomUUID()}`,
  events: [1, 2].map((part) =>
    jsonEvent({ id: randomUUID(), type: 'NoteAdded', data: { part, text: 'x'.repeat(20_000) } }),
  ),
});
type Append = ReturnType<typeof newAppend>;

describeEmbedded('A full disk', 'it is the disk of the embedded server', () => {
  let dataDir: string;
  let store: MeasuredStore;
  let client: EventStoreDBClient;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'disk-full-'));
    store = await MeasuredStore.start(dataDir);
    client = EventStoreDBClient.connectionString(store.url);
  });
  afterAll(async () => {
    await client.dispose();
    await store.end();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const append = ({ stream, events }: Append) => client.appendToStream(stream, events, { expectedRevision: NO_STREAM });

  async function idsIn(stream: string): Promise<string[]> {
    const ids = [];
    for await (const { event } of client.readStream<JSONEventType>(stream)) if (event) ids.push(event.id);
    return ids;
  }

  it('refuses what does not fit with a clear error, keeps and shows what did, and goes on when there is room', async () => {
    store.limitFiles(ROOM);
    const acknowledged: Append[] = [];
    const refused: { append: Append; error: unknown }[] = [];
    for (let round = 0; round < 8; round++) {
      const together = Array.from({ length: 4 }, newAppend);
      const outcomes = await Promise.allSettled(together.map(append));
      for (const [index, one] of together.entries()) {
        const outcome = outcomes[index]!;
        if (outcome.status === 'fulfilled') acknowledged.push(one);
        else refused.push({ append: one, error: outcome.reason });
      }
    }
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(refused.length).toBeGreaterThan(0);
    // The official client keeps the text of such an answer to itself.
    for (const { error } of refused) expect(error).toMatchObject({ type: 'unknown' });
    // While it is full: what was acknowledged can be read, of what was refused nothing is there.
    for (const { stream, events } of acknowledged) expect(await idsIn(stream)).toEqual(events.map(({ id }) => id));
    for (const { append: one } of refused) {
      await expect(idsIn(one.stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    }

    store.limitFiles('unlimited');
    for (const { append: one } of refused) expect((await append(one)).nextExpectedRevision).toBe(1n);
    // An author who never got the answer repeats with the same ids: it is there once.
    for (const one of [...acknowledged, ...refused.map((each) => each.append)]) {
      expect((await append(one)).nextExpectedRevision).toBe(1n);
      expect(await idsIn(one.stream)).toEqual(one.events.map(({ id }) => id));
    }
    const report = await checkStore(dataDir);
    expect(report).toMatchObject({ ok: true, events: 2 * 8 * 4 });
  });

  it('is told to an author of a single append as an error of that call', async () => {
    store.limitFiles(1);
    const unary = client.appendToStream(`case-${randomUUID()}`, newAppend().events, {
      credentials: { username: 'admin', password: 'changeit' },
    });
    await expect(unary).rejects.toThrow(/disk I\/O error|database or disk is full/);
    store.limitFiles('unlimited');
    const again = newAppend();
    await append(again);
    expect(await idsIn(again.stream)).toHaveLength(2);
  });
});
