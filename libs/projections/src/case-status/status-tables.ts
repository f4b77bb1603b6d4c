import { BUCKETS, type Bucket } from '#libs/cases';
import { CASES_VERSION } from '../cases/version.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

export const CASES = 'case_status';
export const DOCUMENTS = 'case_document';
export const LINES = 'case_line';
export const SERIALS = 'case_serial';
export const NUMBERS = 'case_number';

/** Units by bucket, one column each. */
export type BucketColumns = Record<Bucket, number>;

/** One case by what lists are searched, narrowed and sorted by. Narrow, so that looking through all of them is quick. */
export interface StatusRow extends BucketColumns {
  case_id: string;
  revision: number;
  /** Of the last event folded. */
  position: bigint;
  /** Null before anything moved. */
  status: string | null;
  posture: string;
  lifecycle: string;
  /** Schedule D code. */
  port: string;
  campaign: string | null;
  agency: string | null;
  /** Name of the first importer. */
  importer: string | null;
  entry_number: string | null;
  counted: number;
  held: number;
  /** Minor units of US dollars; other currencies are in the document. */
  value_counted: number;
  value_held: number;
  /** ISO instants, here and where a name ends in `_at`; local dates of the port where it ends in `_on`. */
  held_since: string | null;
  next_review_on: string | null;
  next_deadline_on: string | null;
  opened_at: string;
  changed_at: string;
  /** Lower-case words to be found by. */
  search: string;
}

export const CASE_TABLE: Table<StatusRow> = {
  name: versioned(CASES, CASES_VERSION),
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
    ...BUCKETS,
  ],
  key: ['case_id'],
  // An opening can't be annulled, so what it says stays.
  fixed: ['port', 'campaign', 'agency', 'importer', 'entry_number', 'opened_at'],
};

/** The whole of a case, as JSON of a CaseDocument. */
export interface DocumentRow {
  case_id: string;
  document: string;
}

export const DOCUMENT_TABLE: Table<DocumentRow> = {
  name: versioned(DOCUMENTS, CASES_VERSION),
  columns: ['case_id', 'document'],
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
  /** Minor units for one unit, and their currency (ISO 4217). */
  unit_value: number;
  currency: string;
}

export const LINE_TABLE: Table<LineRow> = {
  name: versioned(LINES, CASES_VERSION),
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
    'currency',
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
  name: versioned(SERIALS, CASES_VERSION),
  columns: ['case_id', 'serial', 'line', 'bucket'],
  key: ['case_id', 'serial'],
};

/** FP&F numbers of all seizures ever recorded, annulled ones too: the letters that bear them are still around. */
export interface NumberRow {
  number: string;
  case_id: string;
}

export const NUMBER_TABLE: Table<NumberRow> = {
  name: versioned(NUMBERS, CASES_VERSION),
  columns: ['case_id', 'number'],
  key: ['case_id', 'number'],
};
