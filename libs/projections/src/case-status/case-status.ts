import { type CaseFile, NOTHING_YET } from '#libs/cases';
import type { CaseView, RowWriter, TouchedCase } from '../cases/case-view.ts';
import { caseRows } from './case-rows.ts';
import { createStatusIndexes, createStatusTables } from './create-tables.ts';
import { changedLines, lineRow, movedSerials, somethingVanished } from './line-rows.ts';
import { CASE_TABLE, DOCUMENT_TABLE, LINE_TABLE, NUMBER_TABLE, type NumberRow, SERIAL_TABLE } from './status-tables.ts';

/** Where every case, line and numbered unit stands now. */
export const caseStatus: CaseView = {
  tables: [CASE_TABLE, DOCUMENT_TABLE, LINE_TABLE, SERIAL_TABLE, NUMBER_TABLE],
  createTables: createStatusTables,
  createIndexes: createStatusIndexes,
  async write(touched, rows) {
    const cases = touched.flatMap((one) => caseRows(one) ?? []);
    await rows.upsert(
      CASE_TABLE,
      cases.map(({ status }) => status),
    );
    await rows.upsert(
      DOCUMENT_TABLE,
      cases.map(({ document }) => document),
    );
    await writeLines(touched, rows);
    await rows.upsert(NUMBER_TABLE, touched.flatMap(newNumbers));
  },
};

/** Only what changed is written: a case may have thousands of numbered units, and an event moves few of them. */
async function writeLines(touched: readonly TouchedCase[], rows: RowWriter): Promise<void> {
  const anew = touched.filter(({ file, before }) => somethingVanished(file.state, before.state));
  if (anew.length > 0) {
    const ids = anew.map(({ file }) => file.caseId);
    await rows.remove(LINE_TABLE, 'case_id', ids);
    await rows.remove(SERIAL_TABLE, 'case_id', ids);
  }
  const changed = touched.flatMap(({ file, before }) => {
    const since: CaseFile['state'] = anew.some((one) => one.file === file) ? NOTHING_YET : before.state;
    return changedLines(file.state, since).map((line) => ({ file, line, since }));
  });
  await rows.upsert(
    LINE_TABLE,
    changed.flatMap(({ file, line }) => lineRow(file, line)),
  );
  await rows.upsert(
    SERIAL_TABLE,
    changed.flatMap(({ file, line, since }) => movedSerials(file.caseId, line, since)),
  );
}

function newNumbers({ file, added }: TouchedCase): NumberRow[] {
  return added.flatMap(({ event }) =>
    event.type === 'SeizedSubjectToForfeiture' ? [{ number: event.data.fpfCaseNumber, case_id: file.caseId }] : [],
  );
}
