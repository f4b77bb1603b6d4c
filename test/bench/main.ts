import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asOf } from './as-of.ts';
import { eventStoreStart } from './event-store-start.ts';
import { eventStore } from './event-store.ts';
import { largeAndSmall } from './large-and-small.ts';
import { downstream } from './downstream/index.ts';
import { proofs } from './proofs.ts';
import { rebuild } from './rebuild.ts';
import { rebuildPostgres } from './rebuild-postgres.ts';
import { type Row, sayRow } from './row.ts';
import { transitions } from './transitions.ts';

/** Every part measures its figure and its limit in the same run; later parts are added here. */
const PARTS: Readonly<Record<string, (folder: string) => Promise<Row[]>>> = {
  transitions,
  rebuild,
  rebuildPostgres,
  largeAndSmall,
  asOf,
  eventStore,
  eventStoreStart,
  proofs,
  downstream,
};

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const rows: Row[] = [];
try {
  for (const [name, part] of Object.entries(PARTS)) {
    if (values.only && values.only !== name) continue;
    for (const row of await part(folder)) {
      rows.push(row);
      process.stdout.write(`${sayRow(row)}\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
const missed = rows.filter(({ pass }) => pass === false);
process.stdout.write(`${rows.length} figures, ${missed.length} targets missed.\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
