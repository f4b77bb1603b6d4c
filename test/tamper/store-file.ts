import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';

/** A row of the embedded store's log, as its file has it. */
export interface Row {
  position: number;
  stream: number;
  revision: number;
  type: number;
  created: number;
  json: number;
  id: Uint8Array;
  metadata: Uint8Array;
  data: Uint8Array;
}

/**
 * The store's file in the hands of somebody who has its source: every row that he touches gets a right checksum, so the
 * store itself notices nothing.
 */
export class StoreFile {
  readonly #db: DatabaseSync;

  constructor(dataDir: string) {
    this.#db = new DatabaseSync(join(dataDir, 'events.sqlite'));
  }

  /** The events of cases, in the log's order. */
  rows(): Row[] {
    const sql = `SELECT position, stream, revision, type, created, json, id, metadata, data FROM events
      WHERE stream IN (SELECT id FROM streams WHERE name LIKE 'case-%') ORDER BY position`;
    return this.#db.prepare(sql).all() as unknown as Row[];
  }

  /** Puts these in the place of all events of cases. */
  replace(rows: readonly Row[]): void {
    this.#db.exec('BEGIN');
    const drop = this.#db.prepare('DELETE FROM events WHERE position = ?');
    for (const { position } of this.rows()) drop.run(position);
    const put = this.#db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const row of rows) {
      const { position, stream, revision, type, created, json, id, metadata, data } = row;
      put.run(position, stream, revision, type, created, json, checksum(row), id, metadata, data);
    }
    this.#db.exec('COMMIT');
  }

  /** Makes everything that was ever appended to this stream disappear. */
  forget(stream: string): void {
    this.#db.prepare('DELETE FROM events WHERE stream IN (SELECT id FROM streams WHERE name = ?)').run(stream);
  }

  close(): void {
    this.#db.close();
  }
}

/** Revisions without gaps, whatever was taken out or put in. */
export function renumbered(rows: readonly Row[]): Row[] {
  const next = new Map<number, number>();
  return rows.map((row) => {
    const revision = next.get(row.stream) ?? 0;
    next.set(row.stream, revision + 1);
    return { ...row, revision };
  });
}

/** Bytes with one text in the place of another of the same length. */
export function edited(bytes: Uint8Array, from: string, to: string): Buffer {
  const text = Buffer.from(bytes).toString();
  if (!text.includes(from)) throw new Error(`There is no ${from} in ${text}.`);
  return Buffer.from(text.replace(from, to));
}

function checksum({ position, stream, revision, type, created, json, id, metadata, data }: Row): number {
  const numbers = Float64Array.of(
    position,
    stream,
    revision,
    type,
    created,
    json,
    metadata.byteLength,
    data.byteLength,
  );
  return [id, metadata, data].reduce(
    (sum, bytes) => (bytes.byteLength > 0 ? crc32(bytes, sum) : sum),
    crc32(new Uint8Array(numbers.buffer)),
  );
}
