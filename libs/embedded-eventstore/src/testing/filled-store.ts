import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ProposedEvent } from '../log/record.ts';
import { STORE_FILE } from '../log/schema.ts';
import { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';

/** A folder of its own that goes away when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-spec-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const proposed = (text: string, type = 'NoteAdded'): ProposedEvent => ({
  id: randomBytes(16),
  type,
  isJson: true,
  metadata: Buffer.alloc(0),
  data: Buffer.from(JSON.stringify({ text })),
});

/** A closed store with `case-1` (3 events), `case-2` (2) and metadata of `case-1`. */
export async function filledStore(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, STORE_FILE);
  const store = new Store(file);
  await store.append('case-1', ANY, [proposed('one'), proposed('two')]);
  await store.append('case-2', ANY, [proposed('a', 'Detained'), proposed('b', 'Released')]);
  await store.append('$$case-1', ANY, [proposed('metadata', '$metadata')]);
  await store.append('case-1', ANY, [proposed('three')]);
  await store.close();
  return file;
}

/** Changes bytes of a closed file, as a failing disk would. */
export function damage(file: string, from: string, to: string): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(from);
  if (at < 0) throw new Error(`${from} is not in ${file}`);
  bytes.write(to, at, 'latin1');
  writeFileSync(file, bytes);
}

/** Changes rows behind the back of the store. */
export function tamper(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}
