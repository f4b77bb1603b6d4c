import { statSync } from 'node:fs';
import { int64, strict } from './column-types.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import type { Table } from './table.ts';
import { TemporaryDatabase } from '../testing/temporary-database.ts';

type Lot = { lot: string; units: number; position: bigint };
type Lots = { lots: Lot };
const lots: Table<Lot> = { name: 'lots', columns: ['lot', 'units', 'position'], key: ['lot'] };
const beyondNumber = 9_007_199_254_740_993n;

describe('the SQLite database of the read models', () => {
  const folder = new TemporaryDatabase();
  let database: SqliteDatabase;

  const all = () => database.reader.$extendTables<Lots>().selectFrom('lots').selectAll().orderBy('lot').execute();

  beforeAll(() => {
    database = folder.open();
  });
  afterAll(() => folder.remove());
  beforeEach(() =>
    database.write(async ({ db }) => {
      await db.schema.dropTable('lots').ifExists().execute();
      await db.schema
        .createTable('lots')
        .addColumn('lot', 'text', (column) => column.primaryKey())
        .addColumn('units', 'integer', (column) => column.notNull())
        .addColumn('position', int64, (column) => column.notNull())
        .modifyEnd(strict)
        .execute();
    }),
  );

  const insert = (...rows: Lot[]) => database.write(async (tx) => tx.insert(lots, rows));

  it('gives 64-bit columns as bigint, small values too, and all others as numbers', async () => {
    await insert({ lot: 'a', units: 600, position: beyondNumber }, { lot: 'b', units: 0, position: 1n });
    expect(await all()).toEqual([
      { lot: 'a', units: 600, position: beyondNumber },
      { lot: 'b', units: 0, position: 1n },
    ]);
  });

  it('compares and orders 64-bit columns as numbers', async () => {
    await insert({ lot: 'a', units: 1, position: 10n }, { lot: 'b', units: 1, position: 9n });
    const tables = database.reader.$extendTables<Lots>();
    const rows = await tables.selectFrom('lots').select('lot').where('position', '>', 8n).orderBy('position').execute();
    expect(rows.map(({ lot }) => lot)).toEqual(['b', 'a']);
  });

  it('replaces whole rows by key', async () => {
    await insert({ lot: 'a', units: 1, position: 1n });
    await database.write(async (tx) =>
      tx.upsert(lots, [
        { lot: 'a', units: 2, position: 2n },
        { lot: 'b', units: 3, position: 3n },
      ]),
    );
    expect((await all()).map(({ units }) => units)).toEqual([2, 3]);
  });

  it('loads and removes rows by a list of values', async () => {
    await insert(...['a', 'b', 'c'].map((lot) => ({ lot, units: 1, position: 1n })));
    const loaded = await database.write(async (tx) => {
      const rows = await tx.load(lots, 'lot', ['a', 'c', 'nowhere']);
      await tx.remove(lots, 'lot', ['a', 'c']);
      return rows;
    });
    expect(loaded.map(({ lot }) => lot)).toEqual(['a', 'c']);
    expect((await all()).map(({ lot }) => lot)).toEqual(['b']);
  });

  it('refuses a value of another type than its column', async () => {
    await expect(insert({ lot: 'a', units: 'many' as never, position: 1n })).rejects.toThrow(/cannot store TEXT/);
  });

  it('undoes a transaction that fails', async () => {
    const failing = database.write(async (tx) => {
      await tx.insert(lots, [{ lot: 'a', units: 1, position: 1n }]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await all()).toEqual([]);
  });

  it('undoes only the savepoint that fails', async () => {
    await database.write(async (tx) => {
      await tx.insert(lots, [{ lot: 'a', units: 1, position: 1n }]);
      const part = tx.savepoint(async () => {
        await tx.insert(lots, [{ lot: 'b', units: 1, position: 1n }]);
        throw new Error('no');
      });
      await part.catch(() => undefined);
      await tx.insert(lots, [{ lot: 'c', units: 1, position: 1n }]);
    });
    expect((await all()).map(({ lot }) => lot)).toEqual(['a', 'c']);
  });

  it('lets readers see the last commit while a transaction is open, without waiting', async () => {
    await insert({ lot: 'a', units: 1, position: 1n });
    await database.write(async (tx) => {
      await tx.upsert(lots, [{ lot: 'a', units: 2, position: 2n }]);
      expect(await all()).toMatchObject([{ units: 1 }]);
    });
    expect(await all()).toMatchObject([{ units: 2 }]);
  });

  it('runs one transaction at a time, in the order of asking', async () => {
    const order: string[] = [];
    const work = (name: string) =>
      database.write(async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push(`${name} ends`);
      });
    await Promise.all([work('first'), work('second')]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('takes turns with another process on the same file', async () => {
    const other = folder.open();
    const units = (database: SqliteDatabase, lot: string) =>
      database.write(async (tx) => {
        await tx.insert(lots, [{ lot, units: 1, position: 1n }]);
        await new Promise((resolve) => setTimeout(resolve, 10));
      });
    await Promise.all(['a', 'b', 'c', 'd'].map((lot, index) => units(index % 2 === 0 ? database : other, lot)));
    expect(await all()).toHaveLength(4);
  });

  it('does not let its write-ahead log grow without end', async () => {
    const text = 'x'.repeat(100_000);
    const write = (n: number) =>
      database.write(async (tx) => tx.upsert(lots, [{ lot: text + String(n % 50), units: n, position: 1n }]));
    for (let n = 0; n < 1_500; n++) await write(n);
    const written = 1_500 * text.length;
    expect(statSync(`${folder.path}-wal`).size).toBeLessThan(written / 2);
    expect(await all()).toHaveLength(50);
  });

  it('runs each migration once', async () => {
    const up = jest.fn(async () => undefined);
    await database.migrate({ '0001-one': { up } });
    await database.migrate({ '0001-one': { up }, '0002-two': { up } });
    expect(up).toHaveBeenCalledTimes(2);
  });

  it('does not let queries write', async () => {
    const write = database.reader.$extendTables<Lots>().insertInto('lots').values({ lot: 'a', units: 1, position: 1n });
    await expect(write.execute()).rejects.toThrow(/readonly/);
  });

  it('tells its own trouble from bad data', async () => {
    const busy = Object.assign(new Error('database is locked'), { code: 'ERR_SQLITE_ERROR', errcode: 5 });
    expect(database.isUnwell(busy)).toBe(true);
    await insert({ lot: 'a', units: 1, position: 1n });
    const duplicate: unknown = await insert({ lot: 'a', units: 1, position: 1n }).catch((error: unknown) => error);
    expect(duplicate).toMatchObject({ code: 'ERR_SQLITE_ERROR' });
    expect(database.isUnwell(duplicate)).toBe(false);
  });
});
