import { int64, strict } from './column-types.ts';
import { DATABASES, type Place, TEST_DATABASE_URL } from '../testing/databases.ts';
import type { ProjectionDatabase } from './database.ts';
import type { Table } from './table.ts';

type Lot = { lot: string; units: number; position: bigint };
type Lots = { lots: Lot };
const lots: Table<Lot> = { name: 'lots', columns: ['lot', 'units', 'position'], key: ['lot'] };
const beyondNumber = 9_007_199_254_740_993n;

if (!TEST_DATABASE_URL)
  process.stderr.write('The contracts of the read side are not run on PostgreSQL: TEST_DATABASE_URL names none.\n');

describe.each(DATABASES)('the database of the read models, on $name', ({ place }) => {
  let folder: Place;
  let database: ProjectionDatabase;

  const all = () => database.reader.$extendTables<Lots>().selectFrom('lots').selectAll().orderBy('lot').execute();

  beforeAll(async () => {
    folder = await place();
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
    await expect(insert({ lot: 'a', units: 'many' as never, position: 1n })).rejects.toThrow(/cannot store/);
  });

  it('keeps every text, and compares and orders it by its bytes', async () => {
    const texts = ['Zoll', 'zoll', 'a b', 'ab', 'Ärger', '発', '🛃', `"quoted", {braced} \\ back`, ''];
    await insert(...texts.map((lot, units) => ({ lot, units, position: 1n })));
    const byBytes = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect((await all()).map(({ lot }) => lot)).toEqual(byBytes);
    const tables = database.reader.$extendTables<Lots>();
    const beyond = await tables.selectFrom('lots').select('lot').where('lot', '>', 'a b').orderBy('lot').execute();
    expect(beyond.map(({ lot }) => lot)).toEqual(byBytes.slice(byBytes.indexOf('a b') + 1));
  });

  it('holds whole numbers as far as they are exact', async () => {
    const units = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0];
    const positions = [9_223_372_036_854_775_807n, -1n, 0n];
    await insert(...units.map((number, index) => ({ lot: `${index}`, units: number, position: positions[index]! })));
    expect(await all()).toEqual(
      units.map((number, index) => ({ lot: `${index}`, units: number, position: positions[index] })),
    );
  });

  it('adds up whole numbers beyond 32 bits', async () => {
    await insert({ lot: 'a', units: 4_000_000_000, position: 1n }, { lot: 'b', units: 3_000_000_000, position: 1n });
    const { fn } = database.reader.$extendTables<Lots>();
    const sums = { units: fn.sum<number>('units').as('units'), lots: fn.countAll<number>().as('lots') };
    const tables = database.reader.$extendTables<Lots>();
    expect(await tables.selectFrom('lots').select([sums.units, sums.lots]).execute()).toEqual([
      { units: 7_000_000_000, lots: 2 },
    ]);
  });

  it('sees within a transaction what was written in it, in the order of writing', async () => {
    const seen = await database.write(async (tx) => {
      await tx.insert(lots, [
        { lot: 'a', units: 1, position: 1n },
        { lot: 'b', units: 1, position: 1n },
      ]);
      await tx.upsert(lots, [{ lot: 'a', units: 2, position: 1n }]);
      await tx.upsert(lots, [
        { lot: 'a', units: 3, position: 1n },
        { lot: 'a', units: 4, position: 1n },
      ]);
      await tx.remove(lots, 'lot', ['b']);
      await tx.insert(lots, [{ lot: 'b', units: 5, position: 1n }]);
      const direct = await tx.db.$extendTables<Lots>().selectFrom('lots').select('units').orderBy('lot').execute();
      await tx.remove(lots, 'lot', ['a']);
      return [direct, await tx.load(lots, 'lot', ['a', 'b'])];
    });
    expect(seen).toEqual([[{ units: 4 }, { units: 5 }], [{ lot: 'b', units: 5, position: 1n }]]);
  });

  it('keeps what the first insert said in columns that are fixed', async () => {
    const fixed: Table<Lot> = { ...lots, fixed: ['position'] };
    await database.write(async (tx) => tx.upsert(fixed, [{ lot: 'a', units: 1, position: 1n }]));
    await database.write(async (tx) => {
      await tx.upsert(fixed, [
        { lot: 'a', units: 2, position: 2n },
        { lot: 'b', units: 2, position: 2n },
      ]);
      await tx.upsert(fixed, [{ lot: 'b', units: 3, position: 3n }]);
    });
    expect(await all()).toEqual([
      { lot: 'a', units: 2, position: 1n },
      { lot: 'b', units: 3, position: 2n },
    ]);
  });

  it('commits nothing when a statement has failed and nobody has noticed', async () => {
    const careless = database.write(async (tx) => {
      await tx.insert(lots, [{ lot: 'a', units: 1, position: 1n }]);
      await tx.insert(lots, [{ lot: 'a', units: 1, position: 1n }]);
    });
    await expect(careless).rejects.toThrow();
    expect(await all()).toEqual([]);
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
    const units = (database: ProjectionDatabase, lot: string) =>
      database.write(async (tx) => {
        await tx.insert(lots, [{ lot, units: 1, position: 1n }]);
        await new Promise((resolve) => setTimeout(resolve, 10));
      });
    await Promise.all(['a', 'b', 'c', 'd'].map((lot, index) => units(index % 2 === 0 ? database : other, lot)));
    expect(await all()).toHaveLength(4);
  });

  it('runs each migration once', async () => {
    const up = jest.fn(async () => undefined);
    await database.migrate({ '0001-one': { up } });
    await database.migrate({ '0001-one': { up }, '0002-two': { up } });
    expect(up).toHaveBeenCalledTimes(2);
  });

  it('does not let queries write', async () => {
    const write = database.reader.$extendTables<Lots>().insertInto('lots').values({ lot: 'a', units: 1, position: 1n });
    await expect(write.execute()).rejects.toThrow(/read-?only/);
  });

  it('tells its own trouble from bad data', async () => {
    await insert({ lot: 'a', units: 1, position: 1n });
    const failure = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => error,
      );
    const duplicate = await failure(insert({ lot: 'a', units: 1, position: 1n }));
    expect(duplicate).toMatchObject({ message: expect.stringMatching(/unique/i) });
    expect(database.isUnwell(duplicate)).toBe(false);
    expect(database.isUnwell(new TypeError('quantity below zero'))).toBe(false);
    const closed = folder.open();
    await closed.close();
    expect(database.isUnwell(await failure(closed.write(async () => undefined)))).toBe(true);
  });
});
