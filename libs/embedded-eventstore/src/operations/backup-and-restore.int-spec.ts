import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { STORE_FILE } from '../log/schema.ts';
import { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';
import { damage, filledStore, proposed, temporaryFolder } from '../testing/filled-store.ts';
import { backupStore } from './backup-store.ts';
import { checkStore } from './check-store.ts';
import { restoreStore } from './restore-store.ts';
import { lockStore } from './store-lock.ts';
import { storeStats } from './store-stats.ts';

describe('Backup and restore', () => {
  const root = temporaryFolder();
  const folder = () => mkdtempSync(join(root, 'store-'));

  it('gives back every event in another folder', async () => {
    const file = await filledStore(folder());
    const backup = join(folder(), 'monday.backup');
    expect(await backupStore(dirname(file), backup)).toMatchObject({ file: backup, events: 6, streams: 3 });
    const target = join(folder(), 'new');
    expect(await restoreStore(backup, target)).toMatchObject({ events: 6, streams: 3 });
    const restored = new Store(join(target, STORE_FILE));
    expect(restored.log.all(0n, 10, 'forwards').map((event) => Buffer.from(event.data).toString())).toContain(
      '{"text":"three"}',
    );
    await restored.close();
  });

  it('copies one moment of a store that is being written to', async () => {
    const data = folder();
    const store = new Store(join(data, STORE_FILE));
    const writing = Array.from({ length: 40 }, (_, n) => store.append(`case-${n % 7}`, ANY, [proposed(`event ${n}`)]));
    await Promise.all(writing.slice(0, 10));
    const backup = join(folder(), 'online.backup');
    const more = Array.from({ length: 40 }, (_, n) => store.append(`case-${n % 7}`, ANY, [proposed(`later ${n}`)]));
    const { events } = await backupStore(data, backup);
    await Promise.all([...writing, ...more]);
    expect(events).toBeGreaterThanOrEqual(10);
    expect(await checkStore(backup)).toMatchObject({ ok: true, events });
    await store.close();
    expect(await checkStore(data)).toMatchObject({ ok: true, events: 80 });
  });

  it('leaves nothing but the backup behind', async () => {
    const backup = join(folder(), 'b');
    await backupStore(await filledStore(folder()), backup);
    expect(readdirSync(dirname(backup))).toEqual(['b']);
  });

  it('makes no backup of a damaged store', async () => {
    const file = await filledStore(folder());
    damage(file, '{"text":"two"}', '{"text":"2  "}');
    const backup = join(folder(), 'b');
    await expect(backupStore(file, backup)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    expect(existsSync(backup)).toBe(false);
  });

  it('overwrites neither a backup nor, unless asked to, a store', async () => {
    const file = await filledStore(folder());
    const backup = join(folder(), 'b');
    await backupStore(file, backup);
    await expect(backupStore(file, backup)).rejects.toMatchObject({ code: 'STORE_PATH' });
    await expect(restoreStore(backup, dirname(file))).rejects.toMatchObject({ code: 'STORE_PATH' });
    await expect(restoreStore(backup, dirname(file), { replace: true })).resolves.toMatchObject({ events: 6 });
  });

  it('replaces a store with all that belongs to it, its write-ahead log included', async () => {
    const file = await filledStore(folder());
    const backup = join(folder(), 'b');
    await backupStore(file, backup);
    const store = new Store(file);
    await store.append('case-1', ANY, [proposed('after the backup')]);
    await store.close();
    await restoreStore(backup, dirname(file), { replace: true });
    expect(await checkStore(file)).toMatchObject({ ok: true, events: 6 });
  });

  it('does not touch a store that is being served', async () => {
    const file = await filledStore(folder());
    const backup = join(folder(), 'b');
    await backupStore(file, backup);
    const lock = lockStore(file);
    await expect(restoreStore(backup, dirname(file), { replace: true })).rejects.toMatchObject({
      code: 'STORE_LOCKED',
    });
    lock.release();
    await expect(restoreStore(backup, dirname(file), { replace: true })).resolves.toMatchObject({ events: 6 });
  });

  it('tells how large a store is, and which streams make it so', async () => {
    const file = await filledStore(folder());
    expect(storeStats(dirname(file))).toMatchObject({
      file,
      writeAheadBytes: 0,
      events: 6,
      streams: 3,
      types: 4,
      tombstones: 0,
      firstEventAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      largestStreams: [
        { stream: 'case-1', events: 3 },
        { stream: 'case-2', events: 2 },
        { stream: '$$case-1', events: 1 },
      ],
    });
  });

  it('tells of an empty store that it is empty', async () => {
    const file = join(folder(), STORE_FILE);
    await new Store(file).close();
    expect(storeStats(file)).toMatchObject({
      events: 0,
      lastPosition: 0n,
      firstEventAt: undefined,
      largestStreams: [],
    });
    expect(await checkStore(file)).toMatchObject({ ok: true, events: 0 });
  });
});
