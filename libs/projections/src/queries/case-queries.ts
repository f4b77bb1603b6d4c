import type { CaseDocument } from '../case-status/case-document.ts';
import { DOCUMENTS } from '../case-status/status-tables.ts';
import type { ProjectionDatabase } from '../database/database.ts';
import type { CaseFilter } from './case-filter.ts';
import { type CasePage, type CaseSort, listCases, listName, sortKind } from './case-list.ts';
import { decodeCursor } from './cursor.ts';
import { findCases, type Found } from './find-cases.ts';
import { listProposals, type ProposalPage, type ProposalRequest } from './open-proposals.ts';
import { type CaseReader, caseReader } from './reader.ts';
import { type Dimension, statistics, type StatisticsFilter, type StatisticsRow } from './statistics.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';

export interface ListRequest {
  readonly filter: CaseFilter;
  readonly sort: CaseSort;
  readonly descending: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

/** What can be asked of the read models of cases. */
export class CaseQueries {
  private readonly reader: CaseReader;

  constructor(database: ProjectionDatabase) {
    this.reader = caseReader(database);
  }

  /** A case as it stands; nothing when there is none. */
  async byId(caseId: string): Promise<CaseDocument | undefined> {
    const row = await this.reader
      .selectFrom(DOCUMENTS)
      .select('document')
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return row && (JSON.parse(row.document) as CaseDocument);
  }

  /** @throws CursorInvalid when the cursor is not of a list with this sorting. */
  list({ filter, cursor, ...page }: ListRequest): Promise<CasePage> {
    if (cursor === undefined) return listCases(this.reader, filter, page);
    const after = decodeCursor(listName(page.sort, page.descending), sortKind(page.sort), cursor);
    return listCases(this.reader, filter, { ...page, after });
  }

  find(number: string): Promise<Found[]> {
    return findCases(this.reader, number);
  }

  /** @throws CursorInvalid when the cursor is not of this list. */
  proposals(request: ProposalRequest): Promise<ProposalPage> {
    return listProposals(this.reader, request);
  }

  timeline(caseId: string, from: number, limit: number): Promise<{ entries: TimelineEntry[]; next?: number }> {
    return timelineOf(this.reader, caseId, from, limit);
  }

  statistics(by: readonly Dimension[], filter: StatisticsFilter): Promise<StatisticsRow[]> {
    return statistics(this.reader, by, filter);
  }
}
