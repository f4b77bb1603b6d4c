import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { IMPORTER } from '../demo/send-command.ts';
import { TrackerClient } from '../http/tracker-client.ts';
import { beforeSignal } from '../output/before-signal.ts';
import { progress } from '../output/progress.ts';
import { addressOption } from '../service/address.ts';
import { type RunningService, startService } from '../service/running-service.ts';
import { importFile, type ImportReport } from './import-file.ts';
import type { RefusedRow } from './import-row.ts';
import { readRecords } from './read-records.ts';

interface ImportOptions {
  readonly url: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addImport(program: Command): void {
  program
    .command('import <file>')
    .description("take over an office's own history (.csv or .jsonl); may be repeated after a break")
    .option('--dry-run', 'try the whole file on an empty service of its own, and record nothing')
    .option('--json', 'print the report as JSON')
    .addOption(addressOption())
    .action((file: string, options: ImportOptions) => runImport(file, options));
}

async function runImport(file: string, { url, dryRun, json }: ImportOptions): Promise<void> {
  if (!existsSync(file)) throw new CommandFailed(`There is no file ${file}.`, EXIT.notFound);
  // It is read twice, and another time after a break: what flows in once would be nothing the second time.
  if (!statSync(file).isFile()) throw new CommandFailed(`${file} is no file. Name a file, and keep it.`, EXIT.notFound);
  const rows = await countRows(file);
  const bar = progress(dryRun ? 'Checking' : 'Importing', rows);
  let report: ImportReport;
  try {
    report = dryRun
      ? await tryOut(file, () => bar.step())
      : await importFile(new TrackerClient(url, IMPORTER), file, () => bar.step());
  } finally {
    bar.done();
  }
  process.stdout.write(
    `${json ? JSON.stringify({ dryRun: dryRun ?? false, ...report }, null, 2) : say(report, dryRun)}\n`,
  );
  if (report.refused.length > 0) process.exitCode = EXIT.notOk;
}

async function countRows(file: string): Promise<number> {
  let rows = 0;
  try {
    for await (const _record of readRecords(file)) rows++;
  } catch (error) {
    throw new CommandFailed(`${file} can't be read: ${(error as Error).message}`, EXIT.notOk);
  }
  return rows;
}

/** The same rules as in earnest, on a service that is thrown away. Cases that exist elsewhere are not known to it. */
async function tryOut(file: string, onRow: () => void): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'cct-dry-run-'));
  let service: RunningService | undefined;
  const leave = async (): Promise<void> => {
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const ended = beforeSignal(leave);
  try {
    service = await startService({ PORT: '0', DATA_DIR: folder, EVENTSTORE_URL: '', LOG_LEVEL: 'error' });
    return await importFile(new TrackerClient(service.url, IMPORTER), file, onRow);
  } finally {
    ended();
    await leave();
  }
}

const KNOWS_ONLY_THE_FILE =
  'It was tried on an empty service: cases that yours has already were not known to it. A row that goes on with one is refused ' +
  'above as CASE_NOT_FOUND, and one that opens it again will be refused in earnest.';

function say({ rows, recorded, alreadyThere, refused }: ImportReport, dryRun = false): string {
  const refusedRows = new Set(refused.map(({ lineNumber }) => lineNumber)).size;
  const done = dryRun
    ? `${recorded} would be recorded`
    : `${recorded} recorded, ${alreadyThere} had been recorded before`;
  const head = `${rows} ${rows === 1 ? 'row' : 'rows'}: ${done}, ${refusedRows} refused.`;
  return [head, ...refused.map(sayRefused), ...(dryRun ? [KNOWS_ONLY_THE_FILE] : [])].join('\n\n');
}

/** On two lines, which fit any window; what is quoted from the file may have lines of its own. */
function sayRefused({ lineNumber, caseId, field, code, reason, wayOut }: RefusedRow): string {
  const head = [`line ${lineNumber}`, caseId, field, code].filter(Boolean).join('  ');
  const sentence = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  // Some reasons say already what is right.
  const way = wayOut?.startsWith('Give a valid value') && reason.includes('e.g.') ? '' : wayOut;
  return `${head}\n    ${[sentence, way].filter(Boolean).join(' ').replaceAll(/\s+/g, ' ')}`;
}
