import type { ProjectionDatabase } from '../database/database.ts';
import { caseReader } from '../queries/reader.ts';
import { ageing, ageingSummary } from './ageing.ts';
import { attestations } from './attestations.ts';
import { entryLag, entryLagSummary } from './entry-lag.ts';
import { extensions } from './extensions.ts';
import { inventory } from './inventory.ts';
import { closings, notices } from './notices-and-closings.ts';
import { otherCodes, otherCodeUses } from './other-codes.ts';
import type { Report, ReportRequest, ReportRow } from './report.ts';

/** Every report, in the order in which they are listed. Who read what is told by the access log. */
export const REPORTS: readonly Report[] = [
  ...[ageing, ageingSummary, inventory, entryLag, entryLagSummary, extensions],
  ...[otherCodes, otherCodeUses, attestations, notices, closings],
];

export function reportNamed(name: string): Report | undefined {
  return REPORTS.find((report) => report.name === name);
}

/** Reports on a database of read models. */
export class Reports {
  readonly #database: ProjectionDatabase;

  constructor(database: ProjectionDatabase) {
    this.#database = database;
  }

  /** Its rows, one after the other; every row has every column of the report, in their order. */
  rows(report: Report, request: ReportRequest): AsyncIterable<ReportRow> {
    return report.rows(caseReader(this.#database), request);
  }
}
