export { int64, strict } from './database/column-types.ts';
export type { ProjectionDatabase, Tables, WriteTransaction } from './database/database.ts';
export { isPostgres, openDatabase } from './database/open-database.ts';
export { DatabaseUnreachable } from './database/postgres-errors.ts';
export { PostgresDatabase } from './database/postgres-database.ts';
export { SqliteDatabase } from './database/sqlite-database.ts';
export type { SqlValue } from './database/statements.ts';
export type { Table } from './database/table.ts';
export type { EventSource } from './runner/event-source.ts';
export type { Following } from './runner/following.ts';
export { followElsewhere } from './cases/follow-elsewhere.ts';
export type { Logger } from './runner/logger.ts';
export type { Poison } from './runner/poison.ts';
export type { WaitOutcome } from './runner/position-waiters.ts';
export { Projections } from './runner/projections.ts';
export type { ProjectionsOptions } from './runner/projections.ts';
export { versioned } from './runner/read-model.ts';
export type { ReadModel } from './runner/read-model.ts';
export { listReadModels, type StoredBuild } from './runner/list-read-models.ts';
export { NoSuchReadModel, requestRebuild } from './runner/request-rebuild.ts';
export type { Phase } from './runner/runner-state.ts';
export type { ProjectionsStatus, ReadModelStatus } from './runner/status.ts';
export type { Timing } from './runner/timing.ts';
export { ProjectorThread } from './thread/projector-thread.ts';
export { AsOfQueries } from './as-of/as-of-queries.ts';
export type { AccountedEvent, CaseAsOf } from './as-of/case-as-of.ts';
export type { Between, CaseDifference } from './as-of/differences.ts';
export { type AsOf, isDate, latestDate } from './as-of/moment.ts';
export type { Selection } from './as-of/selection.ts';
export { AGE_BANDS, UNIT_DIMENSIONS, type UnitDimension, type UnitsRow } from './as-of/units-as-of.ts';
export type { CaseDocument, LineDocument } from './case-status/case-document.ts';
export { CasesModel } from './cases/cases-model.ts';
export { type CaseFilter, NO_STATUS } from './queries/case-filter.ts';
export { type CasePage, type CaseRow, type CaseSort, SORT_COLUMNS } from './queries/case-list.ts';
export { CaseQueries, type ListRequest } from './queries/case-queries.ts';
export type { ProposalFilter, WaitingProposal } from './queries/open-proposals.ts';
export type { Found } from './queries/find-cases.ts';
export {
  type ChangeRow,
  type Dimension,
  DIMENSIONS,
  type StatisticsFilter,
  type StatisticsRow,
  type StockRow,
} from './queries/statistics.ts';
export type { Annulment, TimelineEntry } from './queries/timeline.ts';
export type { Difference } from './verify/differences.ts';
export { verifyCases } from './verify/verify-cases.ts';
export { OtherVersionServes, type Verification, type Verifying, verifyLive } from './verify/verify-live.ts';
export { verifyReadModels, type WholeLog } from './verify/verify-read-models.ts';
export type { Frame, Totals } from './replay/frame.ts';
export type { ReplaySelection } from './replay/recorded-order.ts';
export type { Report, ReportParameter, ReportRequest, ReportRow } from './reports/report.ts';
export { reportNamed, REPORTS, Reports } from './reports/reports.ts';
