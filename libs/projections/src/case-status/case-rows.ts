import type { TouchedCase } from '../cases/case-view.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';
import type { DocumentRow, StatusRow } from './status-tables.ts';

/** What lists and `GET /cases/{id}` show of a case; nothing when it was never opened. */
export function caseRows({ file, added }: TouchedCase): { status: StatusRow; document: DocumentRow } | undefined {
  const document = caseDocument(file);
  const last = added.at(-1)?.stored;
  if (!document || !last) return undefined;
  return {
    status: statusRow(document, last.position),
    document: { case_id: file.caseId, document: JSON.stringify(document) },
  };
}

function statusRow(document: CaseDocument, position: bigint): StatusRow {
  const { value } = document;
  return {
    case_id: document.caseId,
    revision: document.revision,
    position,
    status: document.status ?? null,
    posture: document.posture,
    lifecycle: document.lifecycle,
    port: document.port,
    campaign: document.campaign ?? null,
    agency: document.requestingAgency ?? null,
    importer: document.parties.find(({ role }) => role === 'importer')?.name ?? null,
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
    ...document.buckets,
  };
}

function searchText(document: CaseDocument): string {
  const { caseId, title, entryNumber, campaign, agencyReference, parties, lines, seizures } = document;
  const words = [
    ...[caseId, title, entryNumber, campaign, agencyReference],
    ...parties.map(({ name }) => name),
    ...lines.flatMap(({ manufacturer, model, description }) => [manufacturer, model, description]),
    ...seizures.map(({ fpfCaseNumber }) => fpfCaseNumber),
  ];
  return [...new Set(words.filter(Boolean))].join('\n').toLowerCase();
}
