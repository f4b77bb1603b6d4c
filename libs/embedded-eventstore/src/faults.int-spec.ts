import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRecord } from './log/record.ts';
import { STORE_FILE } from './log/schema.ts';
import { backupStore, checkStore, restoreStore } from './operations/index.ts';
import { Store } from './store.ts';
import { ANY } from './streams/expected-version.ts';
import { FailingCalls, type Failure } from './testing/failing-calls.ts';
import { filledStore, proposed, temporaryFolder } from './testing/filled-store.ts';
import { LifeOfAStore } from './testing/life-of-a-store.ts';

const hex = (id: Uint8Array): string => Buffer.from(id).toString('hex');

/** Everything that is wrong after a life with a failure, in words. */
async function problemsAfter(life: LifeOfAStore, file: string): Promise<string[]> {
  const store = new Store(file);
  const records = store.log.all(0n, 1_000, 'forwards');
  const later = await store.append('later', ANY, [proposed('it goes on')]);
  await store.close();
  const { problems } = await checkStore(file);
  return [
    ...life.problems,
    ...problems.map(({ message }) => message),
    ...(later.outcome === 'written' ? [] : ['it does not go on']),
    ...life.sent.flatMap(({ stream, events, acknowledged, isRefused }) => {
      const there = events.map(({ id }) => records.filter((record) => hex(record.id) === hex(id)));
      const last = there.at(-1)?.[0];
      return [
        ...(there.some(({ length }) => length > 1) ? [`${stream}: stored twice`] : []),
        ...(acknowledged !== undefined && last?.revision !== acknowledged ? [`${stream}: acknowledged and lost`] : []),
        ...(isRefused === true && last ? [`${stream}: refused and stored`] : []),
      ];
    }),
    ...[...life.seen.values()]
      .filter((seen) => !isThere(seen, records))
      .map(({ stream }) => `${stream}: seen and gone`),
  ];
}

const isThere = (seen: LogRecord, records: readonly LogRecord[]): boolean =>
  records.some(({ position, id }) => position === seen.position && hex(id) === hex(seen.id));

describe('The store, when a call to SQLite or to the file system fails', () => {
  const folder = temporaryFolder();

  it.each<[Failure, string]>([
    ['undone', 'before it has done anything'],
    ['done', 'after it has done its work'],
    ['onwards', 'and all calls behind it, until the disk is back'],
  ])(
    '%s: %s: for every call there is',
    async (failure) => {
      const template = await filledStore(join(folder, failure));
      let calls = 0;
      for (let failing = 1; ; failing++) {
        const dataDir = join(folder, `${failure}-${failing}`);
        const file = join(dataDir, STORE_FILE);
        mkdirSync(dataDir);
        copyFileSync(template, file);
        const failed = new FailingCalls(failing, failure);
        const life = new LifeOfAStore(file);
        await life.live(() => failed.mend()).finally(() => failed.mend());
        const wrong = await problemsAfter(life, file);
        expect({ failing, wrong }).toEqual({ failing, wrong: [] });
        expect(life.errors.every((error) => error instanceof Error && error.message !== '')).toBe(true);
        rmSync(dataDir, { recursive: true });
        if (!failed.hasFailed) {
          expect(life.errors).toEqual([]);
          break;
        }
        calls = failing;
      }
      expect(calls).toBeGreaterThan(50);
    },
    120_000,
  );

  it('makes no backup that is not whole, and touches nothing when it restores one', async () => {
    const source = await filledStore(join(folder, 'source'));
    const whole = join(folder, 'whole.sqlite');
    await backupStore(source, whole);
    for (let failing = 1; ; failing++) {
      const to = join(folder, `backup-${failing}.sqlite`);
      const dataDir = join(folder, `restored-${failing}`);
      const before = await filledStore(dataDir);
      const failed = new FailingCalls(failing, 'undone');
      const errors: unknown[] = [];
      await backupStore(source, to).catch((error: unknown) => errors.push(error));
      await restoreStore(whole, dataDir, { replace: true }).catch((error: unknown) => errors.push(error));
      failed.mend();
      // There is a backup, whole, or there is none; and in the folder either the old store or the new one.
      for (const file of [to, before]) {
        const report = await checkStore(file).catch(() => undefined);
        if (file === before || report) expect({ failing, ok: report?.ok }).toEqual({ failing, ok: true });
      }
      if (!failed.hasFailed) {
        expect(errors).toEqual([]);
        break;
      }
    }
  });
});
