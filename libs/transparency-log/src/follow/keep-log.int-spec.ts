import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '#libs/event-store';
import { rootFromMapProof, streamKey } from '../case-map/case-map.ts';
import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { parseNote, verifiedBy } from '../checkpoint/note.ts';
import { KeyFolder } from '../keys/key-folder.ts';
import { leafOf } from '../leaf/leaf.ts';
import { isConsistent, rootFromInclusion } from '../merkle/verify-proofs.ts';
import { LogUnderTest, ORIGIN, published, until } from '../testing/log-under-test.ts';
import { keepLog } from './keep-log.ts';
import { CHECKPOINT_STREAM, KEY_FOLDER, NEWEST_CHECKPOINT } from './settings.ts';

describe('A log that is kept of a store', () => {
  let log: LogUnderTest;
  beforeEach(async () => {
    log = await LogUnderTest.start();
  });
  afterEach(() => log.remove());

  const caseEvents = async (): Promise<StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const event of log.store.readAll()) if (event.stream.startsWith('case-')) events.push(event);
    return events;
  };
  const notes = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { data } of log.store.readStream(CHECKPOINT_STREAM)) found.push(data['note'] as string);
    return found;
  };

  it('proves every event and the end of every case against a signed checkpoint', async () => {
    await log.append(310);
    await until(log.keep(), published(310));
    const reader = log.reader();
    const { note, checkpoint } = reader.latest()!;
    expect(verifiedBy(parseNote(note), new KeyFolder(join(log.folder, KEY_FOLDER), ORIGIN).current()).outcome).toBe(
      'signed',
    );
    const events = await caseEvents();
    expect(checkpoint.position).toBe(events.at(-1)!.position);
    const paths = reader.inclusion(
      events.map((_, i) => i),
      310,
    );
    for (const [i, event] of events.entries()) {
      expect(rootFromInclusion(i, 310, leafOf(event), paths[i]!)).toEqual(checkpoint.root);
      expect(reader.indexOf(event.position)).toBe(i);
    }
    for (const stream of ['case-0', 'case-1', 'case-2']) {
      const last = events.findLast((event) => event.stream === stream)!;
      const { value, proof } = reader.mapValue(streamKey(stream));
      expect(value).toEqual({ number: last.revision, hash: leafOf(last) });
      expect(rootFromMapProof(streamKey(stream), value, proof)).toEqual(checkpoint.caseMap);
    }
    reader.close();
  });

  it('publishes checkpoints in a stream of the store and in a file outside of it, each the beginning of the next', async () => {
    const kept = log.keep();
    for (const size of [40, 80, 120]) {
      await log.append(40);
      await until(kept, published(size));
    }
    const found = (await notes()).map((note) => parseCheckpoint(parseNote(note).text));
    const reader = log.reader();
    for (const [i, next] of found.slice(1).entries())
      expect(isConsistent(found[i]!, next, reader.consistency(found[i]!.size, next.size))).toBe(true);
    expect(readFileSync(join(log.folder, NEWEST_CHECKPOINT), 'utf8')).toBe((await notes()).at(-1));
    reader.close();
  });

  it('goes on after a restart as if nothing had been, and signs nothing twice', async () => {
    await log.append(130);
    await until(log.keep(), published(130));
    await log.rest();
    const before = await notes();
    const again = log.keep();
    await until(again, ({ phase }) => phase === 'live');
    expect(await notes()).toEqual(before);
    await log.append(7);
    await until(again, published(137));
    const reader = log.reader();
    const [old, now] = [parseCheckpoint(parseNote(before.at(-1)!).text), reader.latest()!.checkpoint];
    expect(isConsistent(old, now, reader.consistency(old.size, now.size))).toBe(true);
    reader.close();
  });

  it('keeps its key for the owner alone', async () => {
    await log.append(1);
    await until(log.keep(), published(1));
    expect(statSync(join(log.folder, KEY_FOLDER, 'signing-key')).mode & 0o777).toBe(0o600);
  });

  it('is kept by one at a time', async () => {
    log.keep();
    expect(() => keepLog(log.settings, () => {})).toThrow('another process');
  });

  it('hands over to the next key with a checkpoint that both sign', async () => {
    await log.append(5);
    const kept = log.keep();
    await until(kept, published(5));
    const keys = new KeyFolder(join(log.folder, KEY_FOLDER), ORIGIN);
    const old = keys.current();
    const next = keys.prepareNext();
    await until(kept, () => keys.current().vkey === next.vkey);
    await log.append(5);
    await until(kept, published(10));
    const [, handOver, after] = (await notes()).map(parseNote);
    expect(parseCheckpoint(handOver!.text)).toMatchObject({ size: 5, nextKey: { vkey: next.vkey } });
    expect([verifiedBy(handOver!, old), verifiedBy(handOver!, next)]).toEqual([
      { outcome: 'signed' },
      { outcome: 'signed' },
    ]);
    expect([verifiedBy(after!, old), verifiedBy(after!, next)]).toEqual([
      { outcome: 'not-signed' },
      { outcome: 'signed' },
    ]);
  });

  it('is built again when its file is lost, and signs only when it has come to what was signed before', async () => {
    await log.append(60);
    await until(log.keep(), published(60));
    const before = await notes();
    await log.rest();
    for (const file of readdirSync(log.folder))
      if (file !== KEY_FOLDER) rmSync(join(log.folder, file), { recursive: true });
    const again = log.keep();
    await until(again, ({ phase, size }) => phase === 'live' && size === 60);
    await log.append(1);
    await until(again, published(61));
    expect((await notes()).slice(0, before.length)).toEqual(before);
  });

  it('signs nothing with another key than that of the checkpoints in the store, until the right one is put back', async () => {
    await log.append(5);
    await until(log.keep(), published(5));
    await log.rest();
    const keys = join(log.folder, KEY_FOLDER);
    renameSync(keys, `${keys}.away`);
    const before = await notes();
    await log.append(5);
    const { problem } = await until(log.keep(), ({ phase }) => phase === 'refused');
    expect(problem).toMatch(/was not signed by the key that is here, [0-9a-f]{8}.*Put back the key that signed it/);
    await log.rest();
    expect(await notes()).toEqual(before);
    rmSync(keys, { recursive: true });
    renameSync(`${keys}.away`, keys);
    await until(log.keep(), published(10));
  });

  it('refuses a log that is not the one it was made of', async () => {
    const other = await LogUnderTest.start();
    await other.append(20);
    await log.append(20);
    await until(log.keep(), published(20));
    await log.rest();
    const status = await until(log.keep({ storeUrl: other.server.url }), ({ phase }) => phase === 'refused');
    expect(status.problem).toContain('not in the log as it was');
    await log.rest();
    await other.remove();
  });

  it('refuses a log whose end is missing though a checkpoint says that it was there', async () => {
    await log.append(20);
    const kept = log.keep();
    await until(kept, published(20));
    const [note] = await notes();
    const other = await LogUnderTest.start();
    cpSync(join(log.folder, KEY_FOLDER), join(other.folder, KEY_FOLDER), { recursive: true });
    await other.append(19);
    const event = { id: crypto.randomUUID(), type: 'CheckpointPublished', data: { note } };
    await other.store.append(CHECKPOINT_STREAM, [event], 'any');
    const status = await until(other.keep(), ({ phase }) => phase === 'refused');
    expect(status.problem).toContain('the end is missing');
    await other.append(1);
    await other.rest();
    const changed = await until(other.keep(), ({ phase }) => phase === 'refused');
    expect(changed.problem).toContain('not those that a checkpoint');
    await other.remove();
  });

  it('waits for a store that is away', async () => {
    await log.append(3);
    await until(log.keep(), published(3));
    await log.rest();
    const folder = mkdtempSync(join(tmpdir(), 'transparency-log-copy-'));
    cpSync(log.folder, folder, { recursive: true });
    const kept = log.keep({ storeUrl: 'esdb://127.0.0.1:9?tls=false', folder });
    const { problem } = await until(kept, ({ phase }) => phase === 'waiting-for-store');
    expect(problem).toEqual(expect.any(String));
    await log.rest();
    rmSync(folder, { recursive: true });
  });
});
