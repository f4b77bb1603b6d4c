import { statSync } from 'node:fs';
import { strict } from './column-types.ts';
import type { Table } from './table.ts';
import { TemporaryDatabase } from '../testing/temporary-database.ts';

type Lot = { lot: string; units: number };
const lots: Table<Lot> = { name: 'lots', columns: ['lot', 'units'], key: ['lot'] };

describe('the SQLite database of the read models', () => {
  const folder = new TemporaryDatabase();
  afterAll(() => folder.remove());

  it('does not let its write-ahead log grow without end', async () => {
    const database = folder.open();
    await database.write(({ db }) =>
      db.schema
        .createTable('lots')
        .addColumn('lot', 'text', (column) => column.primaryKey())
        .addColumn('units', 'integer')
        .modifyEnd(strict)
        .execute(),
    );
    const text = 'x'.repeat(100_000);
    const write = (n: number) =>
      database.write(async (tx) => tx.upsert(lots, [{ lot: text + String(n % 50), units: n }]));
    for (let n = 0; n < 1_500; n++) await write(n);
    const written = 1_500 * text.length;
    expect(statSync(`${folder.path}-wal`).size).toBeLessThan(written / 2);
    expect(
      await database.reader.$extendTables<{ lots: Lot }>().selectFrom('lots').select('units').execute(),
    ).toHaveLength(50);
  });

  it('takes a locked file for trouble of its own', () => {
    const busy = Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 });
    expect(folder.open().isUnwell(busy)).toBe(true);
  });
});
