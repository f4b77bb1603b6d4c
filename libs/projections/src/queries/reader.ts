import type { Kysely } from 'kysely';
import type { EventRemarkRow, EventRow } from '../audit-timeline/event-table.ts';
import type { CaseRow, LineRow, NumberRow, SerialRow } from '../case-status/status-tables.ts';
import type { ProjectionDatabase } from '../database/database.ts';
import type { MonthRow } from '../units-by-campaign/units-by-campaign.ts';

/** The tables of the current version, by name, as the compiler knows them. A new version changes the names here. */
export type CaseTables = {
  case_status_v1: CaseRow;
  case_line_v1: LineRow;
  case_serial_v1: SerialRow;
  case_number_v1: NumberRow;
  case_event_v1: EventRow;
  case_event_remark_v1: EventRemarkRow;
  line_month_v1: MonthRow;
};

export type CaseReader = Kysely<CaseTables>;

/** The read side of the database, with the tables of the read models known to the compiler. */
export function caseReader(database: ProjectionDatabase): CaseReader {
  return database.reader.withTables<CaseTables>();
}
