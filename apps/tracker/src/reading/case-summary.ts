import type { CaseDocument } from '#libs/projections';
import { aboutPort } from './about-port.ts';
import type { CaseSummaryDto } from './shown.dto.ts';

/** A case in a list: the status word with its numbers. */
export function caseSummary(one: CaseDocument): CaseSummaryDto {
  const { caseId, title, status, posture, lifecycle, port, counted, held, buckets, value } = one;
  return {
    caseId,
    ...(title && { title }),
    ...{ status: status ?? null, posture, lifecycle, port, ...aboutPort(port) },
    campaign: one.campaign ?? null,
    requestingAgency: one.requestingAgency ?? null,
    importer: one.parties.find(({ role }) => role === 'importer')?.name ?? null,
    entryNumber: one.entryNumber ?? null,
    goods: one.lines.map(({ manufacturer, model, counted: units }) => ({ manufacturer, model, counted: units })),
    ...{ counted, held, buckets, value },
    heldSince: one.heldSince ?? null,
    nextReviewOn: one.nextReviewOn ?? null,
    nextDeadlineOn: one.nextDeadline?.due ?? null,
    ...{ openedAt: one.openedAt, changedAt: one.changedAt, revision: one.revision },
  };
}
