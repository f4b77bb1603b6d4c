import type { AsOf } from '../as-of/moment.ts';
import type { CaseReader } from '../queries/reader.ts';

/** A value in a report: the same in JSON and in CSV. */
export type Cell = string | number | null;
export type ReportRow = Readonly<Record<string, Cell>>;

/** What may be asked of a report; which of it a report takes, it says itself. */
export interface ReportRequest {
  /** Port codes; none at all selects nothing. */
  readonly port?: readonly string[];
  readonly campaign?: string;
  readonly asOf: AsOf;
  /** Local dates at the port, both inclusive, of the recorded time. */
  readonly from?: string;
  readonly to?: string;
  /** Also what is in order, where a report lists by default only what is not. */
  readonly all: boolean;
}

export type ReportParameter = 'effective' | 'known' | 'from' | 'to' | 'all';

export interface ReportColumn {
  /** Never renamed, moved or left out; new ones come last. */
  readonly name: string;
  /** What it holds, with its unit and form. */
  readonly says: string;
}

/** One of the reports that auditors have asked for (domain reference, section 9). */
export interface Report {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly columns: readonly ReportColumn[];
  /** What it takes besides `port` and `campaign`, which all do. */
  readonly takes: readonly ReportParameter[];
  /** Row by row, out of pages of the database: of any size. */
  rows(reader: CaseReader, request: ReportRequest): AsyncIterable<ReportRow>;
}

/** Columns from pairs of a name and what it says. */
export function columns(...pairs: readonly (readonly [name: string, says: string])[]): ReportColumn[] {
  return pairs.map(([name, says]) => ({ name, says }));
}

export const yesNo = (truth: boolean): 'yes' | 'no' => (truth ? 'yes' : 'no');
