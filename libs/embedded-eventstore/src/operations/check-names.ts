import type { DatabaseSync } from 'node:sqlite';
import { nameChecksum } from '../log/checksum.ts';
import type { Problems } from './problems.ts';

/** Names are written once and referred to by number, so an altered one would rename every event of a stream or type. */
export function checkNames(db: DatabaseSync, table: 'streams' | 'types', problems: Problems): number {
  const code = table === 'streams' ? 'STREAM_ALTERED' : 'TYPE_ALTERED';
  let count = 0;
  for (const row of db.prepare(`SELECT id, name, checksum FROM ${table}`).iterate()) {
    const { id, name, checksum } = row as { id: number; name: string; checksum: number };
    if (nameChecksum(id, name) !== checksum) {
      problems.add(code, `Number ${id} in ${table} does not match its checksum.`);
    }
    count++;
  }
  return count;
}
