import { BUCKETS, type Bucket } from '#libs/cases';
import { CASES_VERSION } from '../cases/version.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

/** Units by bucket, one column each. */
export type BucketColumns = Record<Bucket, number>;

/** One case as it stands: what is searched and sorted by, and the whole of it as a document. */
export interface CaseRow extends BucketColumns {
  case_id: string;
  revision: number;
  position: bigint;
  status: string | null;
  posture: string;
  lifecycle: string;
  port: string;
  campaign: string | null;
  agency: string | null;
  importer: string | null;
  entry_number: string | null;
  counted: number;
  held: number;
  /** Minor units of US dollars. */
  value_counted: number;
  value_held: number;
  held_since: string | null;
  next_review_on: string | null;
  next_deadline_on: string | null;
  opened_at: string;
  changed_at: string;
  /** Lower-case words to be found by. */
  search: string;
  /** JSON of a CaseDocument. */
  document: string;
}

export const CASE_TABLE: Table<CaseRow> = {
  name: versioned('case_status', CASES_VERSION),
  columns: [
    'case_id',
    'revision',
    'position',
    'status',
    'posture',
    'lifecycle',
    'port',
    'campaign',
    'agency',
    'importer',
    'entry_number',
    'counted',
    'held',
    'value_counted',
    'value_held',
    'held_since',
    'next_review_on',
    'next_deadline_on',
    'opened_at',
    'changed_at',
    'search',
    'document',
    ...BUCKETS,
  ],
  key: ['case_id'],
};

/** One line of a case, by what statistics are asked for. */
export interface LineRow extends BucketColumns {
  case_id: string;
  line: number;
  status: string | null;
  port: string;
  campaign: string | null;
  manufacturer: string;
  model: string;
  counted: number;
  held: number;
  /** Minor units of US dollars for one unit. */
  unit_value: number;
}

export const LINE_TABLE: Table<LineRow> = {
  name: versioned('case_line', CASES_VERSION),
  columns: [
    'case_id',
    'line',
    'status',
    'port',
    'campaign',
    'manufacturer',
    'model',
    'counted',
    'held',
    'unit_value',
    ...BUCKETS,
  ],
  key: ['case_id', 'line'],
};

/** A numbered unit and where it is. */
export interface SerialRow {
  serial: string;
  case_id: string;
  line: number;
  bucket: string;
}

export const SERIAL_TABLE: Table<SerialRow> = {
  name: versioned('case_serial', CASES_VERSION),
  columns: ['serial', 'case_id', 'line', 'bucket'],
  key: ['serial', 'case_id'],
};

/** Other numbers that a case is known by: of its seizures. */
export interface NumberRow {
  number: string;
  case_id: string;
}

export const NUMBER_TABLE: Table<NumberRow> = {
  name: versioned('case_number', CASES_VERSION),
  columns: ['number', 'case_id'],
  key: ['number', 'case_id'],
};
