import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDatabase } from '../database/sqlite-database.ts';

/** A folder for one test's database file, which can be opened again as after a crash. */
export class TemporaryDatabase {
  readonly #folder = mkdtempSync(join(tmpdir(), 'projections-'));
  readonly path = join(this.#folder, 'read-models.sqlite');
  readonly #opened: SqliteDatabase[] = [];

  open(): SqliteDatabase {
    const database = SqliteDatabase.open(this.path);
    this.#opened.push(database);
    return database;
  }

  async remove(): Promise<void> {
    for (const database of this.#opened) await database.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
