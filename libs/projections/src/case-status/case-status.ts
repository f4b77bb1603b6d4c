import { type CaseFile, lineStanding } from '#libs/cases';
import type { CaseView, TouchedCase } from '../cases/case-view.ts';
import { caseDocument, type CaseDocument } from './case-document.ts';
import { createStatusTables } from './create-tables.ts';
import {
  CASE_TABLE,
  type CaseRow,
  LINE_TABLE,
  type LineRow,
  NUMBER_TABLE,
  type NumberRow,
  SERIAL_TABLE,
  type SerialRow,
} from './status-tables.ts';

/** Where every case, line and numbered unit stands now. */
export const caseStatus: CaseView = {
  tables: [CASE_TABLE.name, LINE_TABLE.name, SERIAL_TABLE.name, NUMBER_TABLE.name],
  createTables: createStatusTables,
  async write(touched, tx) {
    const rows = touched.flatMap((one) => caseRow(one));
    await tx.upsert(CASE_TABLE, rows);
    await tx.upsert(
      LINE_TABLE,
      touched.flatMap(({ file }) => lineRows(file)),
    );
    const serials = touched.flatMap(({ file }) => serialRows(file));
    if (serials.length > 0) await tx.upsert(SERIAL_TABLE, serials);
    const numbers = touched.filter(seizedNow).flatMap(({ file }) => numberRows(file));
    if (numbers.length > 0) await tx.upsert(NUMBER_TABLE, numbers);
  },
};

function caseRow({ file, added }: TouchedCase): CaseRow[] {
  const document = caseDocument(file);
  if (!document) return [];
  const { value, buckets } = document;
  return [
    {
      case_id: file.caseId,
      revision: file.revision,
      position: added.at(-1)?.stored.position ?? 0n,
      status: document.status ?? null,
      posture: document.posture,
      lifecycle: document.lifecycle,
      port: document.port,
      campaign: document.campaign ?? null,
      agency: document.requestingAgency ?? null,
      importer: importerOf(document),
      entry_number: document.entryNumber ?? null,
      counted: document.counted,
      held: document.held,
      value_counted: value.counted['USD'] ?? 0,
      value_held: value.held['USD'] ?? 0,
      held_since: document.heldSince ?? null,
      next_review_on: document.nextReviewOn ?? null,
      next_deadline_on: document.nextDeadline?.due ?? null,
      opened_at: document.openedAt,
      changed_at: document.changedAt,
      search: searchText(document),
      document: JSON.stringify(document),
      ...buckets,
    },
  ];
}

function importerOf({ parties }: CaseDocument): string | null {
  return parties.find(({ role }) => role === 'importer')?.name ?? null;
}

function searchText({
  caseId,
  title,
  entryNumber,
  campaign,
  parties,
  lines,
  seizures,
  agencyReference,
}: CaseDocument): string {
  const words = [
    caseId,
    title,
    entryNumber,
    campaign,
    agencyReference,
    ...parties.map(({ name }) => name),
    ...lines.flatMap(({ manufacturer, model, description }) => [manufacturer, model, description]),
    ...seizures.map(({ fpfCaseNumber }) => fpfCaseNumber),
  ];
  return [...new Set(words.filter(Boolean))].join('\n').toLowerCase();
}

function lineRows({ caseId, state }: CaseFile): LineRow[] {
  const { opened } = state;
  if (!opened) return [];
  return [...state.lines.values()].map((line) => {
    const { status, counted, held, buckets } = lineStanding(line);
    const { manufacturer, model, unitValue } = line.facts;
    return {
      case_id: caseId,
      line: line.facts.line,
      status: status ?? null,
      port: opened.port,
      campaign: opened.campaign ?? null,
      manufacturer,
      model,
      counted,
      held,
      unit_value: unitValue.amount,
      ...buckets,
    };
  });
}

function serialRows({ caseId, state }: CaseFile): SerialRow[] {
  return [...state.lines].flatMap(([line, { serials }]) =>
    [...serials].map(([serial, bucket]) => ({ serial, case_id: caseId, line, bucket })),
  );
}

function seizedNow({ added }: TouchedCase): boolean {
  return added.some(({ event }) => event.type === 'SeizedSubjectToForfeiture');
}

function numberRows({ caseId, state }: CaseFile): NumberRow[] {
  return [...new Set(state.seizures.map(({ fpfCaseNumber }) => fpfCaseNumber))].map((number) => ({
    number,
    case_id: caseId,
  }));
}
