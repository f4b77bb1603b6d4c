import type { Kysely } from 'kysely';
import type { EventRemarkRow, EventRow, EVENTS, REMARKS } from '../audit-timeline/event-table.ts';
import type {
  CASES,
  DocumentRow,
  DOCUMENTS,
  LineRow,
  LINES,
  NumberRow,
  NUMBERS,
  SerialRow,
  SERIALS,
  StatusRow,
} from '../case-status/status-tables.ts';
import type { ProjectionDatabase } from '../database/database.ts';
import type { HISTORY, HistoryRow, SubjectRow, SUBJECTS } from '../history/history-table.ts';
import type { ProposalRow, PROPOSALS } from '../proposals/proposal-table.ts';
import type { MonthRow, MONTHS } from '../units-by-campaign/month-table.ts';

/** The tables of the current version by name, as the compiler knows them. */
export type CaseTables = {
  [CASES]: StatusRow;
  [DOCUMENTS]: DocumentRow;
  [LINES]: LineRow;
  [SERIALS]: SerialRow;
  [NUMBERS]: NumberRow;
  [EVENTS]: EventRow;
  [REMARKS]: EventRemarkRow;
  [MONTHS]: MonthRow;
  [HISTORY]: HistoryRow;
  [SUBJECTS]: SubjectRow;
  [PROPOSALS]: ProposalRow;
};

export type CaseReader = Kysely<CaseTables>;

/** The read side of the database, with the tables of the read models known to the compiler. */
export function caseReader(database: ProjectionDatabase): CaseReader {
  return database.reader.$extendTables<CaseTables>();
}
