import { sql } from 'kysely';
import { strict } from './column-types.ts';
import { DATABASES, type Place } from '../testing/databases.ts';
import type { ProjectionDatabase, Tables } from './database.ts';
import type { Table } from './table.ts';

interface Lot {
  lot: string;
  units: number;
}
const lots: Table<Lot> = { name: 'lots', columns: ['lot', 'units'], key: ['lot'] };
/** So many that the first thousands are on their way while the last are written. */
const MANY = 9_000;
const many = (prefix: string): Lot[] =>
  Array.from({ length: MANY }, (_none, n) => ({ lot: `${prefix}-${n}`, units: n }));

describe.each(DATABASES)(
  'writing that goes on while what was written before is sent, on $name',
  ({ place: newPlace }) => {
    let place: Place;
    let database: ProjectionDatabase;
    beforeEach(async () => {
      place = await newPlace();
      database = place.open();
      await database.write(async ({ db }) => {
        await db.schema
          .createTable('lots')
          .addColumn('lot', 'text', (column) => column.primaryKey())
          .addColumn('units', 'integer', (column) => column.notNull().check(sql`units >= 0`))
          .modifyEnd(strict)
          .execute();
      });
    });
    afterEach(() => place.remove());

    const count = async (): Promise<number> =>
      (await database.reader.$extendTables<Tables & { lots: Lot }>().selectFrom('lots').selectAll().execute()).length;
    /** In portions, as read models write. */
    const writeAll = async (
      rows: readonly Lot[],
      write: (some: readonly Lot[]) => void | Promise<void>,
    ): Promise<void> => {
      for (let from = 0; from < rows.length; from += 500) {
        await write(rows.slice(from, from + 500));
        await new Promise(setImmediate);
      }
    };

    it('is all there after the commit', async () => {
      await database.write(async (tx) => writeAll(many('A'), (rows) => tx.upsert(lots, rows)));
      expect(await count()).toBe(MANY);
    });

    it('leaves nothing behind when the work fails while some of it is on its way', async () => {
      const failing = database.write(async (tx) => {
        await writeAll(many('A'), (rows) => tx.upsert(lots, rows));
        throw new Error('out of paper');
      });
      await expect(failing).rejects.toThrow('out of paper');
      expect(await count()).toBe(0);
      // The connection is whole.
      await database.write(async (tx) => tx.insert(lots, [{ lot: 'B', units: 1 }]));
      expect(await count()).toBe(1);
    });

    it('is undone by its savepoint alone when the database refuses some of it, early or late', async () => {
      for (const at of [0, MANY - 1]) {
        const rows = many(`C${at}`);
        rows[at]!.units = -1;
        await database.write(async (tx) => {
          await tx.insert(lots, [{ lot: `kept-${at}`, units: 1 }]);
          const part = tx.savepoint(() => writeAll(rows, (some) => tx.insert(lots, some)));
          await expect(part).rejects.toThrow(/check/i);
          await tx.insert(lots, [{ lot: `after-${at}`, units: 1 }]);
        });
      }
      expect(await count()).toBe(4);
    });

    it('is read back with what is on its way', async () => {
      await database.write(async (tx) => {
        await writeAll(many('D'), (rows) => tx.insert(lots, rows));
        expect(await tx.load(lots, 'lot', ['D-0', `D-${MANY - 1}`])).toHaveLength(2);
      });
    });
  },
);
