import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkStore } from '../operations/index.ts';
import { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';
import { eventually } from '../testing/eventually.ts';
import { proposed, temporaryFolder } from '../testing/filled-store.ts';
import { WalKeeper } from './wal-keeper.ts';

/** More than the thousand pages from which on it begins, and less than the four thousand at which a commit helps out. */
const EVENTS = { count: 200, bytes: 10_000 };

describe('What lies in the write-ahead log', () => {
  const folder = temporaryFolder();
  const large = () => proposed('x'.repeat(EVENTS.bytes));

  it('is brought home to the file beside the commits, which go on', async () => {
    const file = join(folder, 'home.sqlite');
    const store = new Store(file);
    for (let sent = 0; sent < 2 * EVENTS.count; sent += 20) {
      await store.append('case-1', ANY, Array.from({ length: 20 }, large));
    }
    const least = (EVENTS.count * EVENTS.bytes) / 2;
    await eventually(
      () => Promise.resolve(statSync(file).size),
      (size) => size > least,
    );
    await store.append('case-1', ANY, [proposed('behind it')]);
    expect(store.log.at('case-1', BigInt(2 * EVENTS.count))).toBeDefined();
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect((await checkStore(file)).problems).toEqual([]);
  });

  it('is left to the commits when the thread that should bring it home fails, again and again', async () => {
    const keeper = new WalKeeper(join(folder, 'nowhere', 'at-all.sqlite'));
    const record = { data: Buffer.alloc(8_000_000), metadata: Buffer.alloc(0) };
    const committed = (): void => keeper.committed([record] as never);
    for (let time = 0; time < 3; time++) {
      committed();
      await eventually(
        () => Promise.resolve(keeper.isAtWork),
        (isAtWork) => !isAtWork,
      );
    }
    await keeper.close();
  });
});
