import { basename } from 'node:path';
import type { RecordedAnswer } from '../demo/send-command.ts';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, type TrackerClient } from '../http/tracker-client.ts';
import { importRow, type ImportRow, isRefused, type RefusedRow } from './import-row.ts';
import { readRecords } from './read-records.ts';
import { refusalsOf } from './refusals.ts';
import { RowKeys } from './row-keys.ts';

/** What an import came to. */
export interface ImportReport {
  readonly rows: number;
  readonly recorded: number;
  /** Rows that an earlier run had recorded. */
  readonly alreadyThere: number;
  readonly refused: readonly RefusedRow[];
}

const AGAIN = 'Import the same file again when that is mended: what was recorded is known, and not recorded twice.';

/** Rows under way at once, each of another case. */
const AT_ONCE = 16;

/**
 * Sends every row of a file. Rows of one case go one after the other, in the order of the file; cases go side
 * by side. A refused row is reported and the rest goes on.
 */
export async function importFile(client: TrackerClient, file: string, onRow: () => void): Promise<ImportReport> {
  const source = basename(file);
  const keys = new RowKeys();
  const refused: RefusedRow[] = [];
  const counts = { rows: 0, recorded: 0, alreadyThere: 0 };
  const lastOfCase = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();

  const send = async (row: ImportRow, before: Promise<void> | undefined): Promise<void> => {
    await before;
    const { key, route, caseId, body } = row;
    const headers = { 'Idempotency-Key': key };
    const path = route === 'open-case' ? '/cases' : `/cases/${encodeURIComponent(caseId)}/${route}`;
    const answer = await client.post<RecordedAnswer>(path, body, headers);
    // Who may not ask at all has had nothing refused of what the file says.
    if (answer.status === 401 && !answer.ok) throw new CommandFailed(sayProblem(answer.problem), EXIT.notOk);
    if (!answer.ok) refused.push(...refusalsOf(answer.problem, row));
    else if (answer.body.replayed) counts.alreadyThere++;
    else counts.recorded++;
    onRow();
  };

  try {
    for await (const { record, lineNumber } of readRecords(file)) {
      counts.rows++;
      const row =
        typeof record === 'string'
          ? { lineNumber, code: 'ROW_INVALID', reason: record }
          : importRow(record, lineNumber, source, keys);
      if (isRefused(row)) {
        refused.push(row);
        onRow();
        continue;
      }
      const sent = send(row, lastOfCase.get(row.caseId));
      lastOfCase.set(row.caseId, sent);
      underWay.add(sent);
      void sent.finally(() => underWay.delete(sent)).catch(() => undefined);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    await Promise.allSettled(underWay);
    const { recorded } = counts;
    throw new CommandFailed(
      `${error.message}\n${recorded === 1 ? '1 row was' : `${recorded} rows were`} recorded. ${AGAIN}`,
      error.exitCode,
    );
  }
  return { ...counts, refused: refused.sort((a, b) => a.lineNumber - b.lineNumber) };
}
