import { CASES_VERSION } from '../cases/version.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

/** One event of a case. What else is shown of it is read out of its envelope when it is shown. */
export interface EventRow {
  case_id: string;
  revision: number;
  position: bigint;
  event_id: string;
  type: string;
  /** ISO instants: in the world, as recorded (asserted for an import), and as this store took it. */
  effective_at: string;
  recorded_at: string;
  stored_at: string;
  /** JSON, as in the log. */
  data: string;
  metadata: string;
}

export const EVENT_TABLE: Table<EventRow> = {
  name: versioned('case_event', CASES_VERSION),
  columns: [
    'case_id',
    'revision',
    'position',
    'event_id',
    'type',
    'effective_at',
    'recorded_at',
    'stored_at',
    'data',
    'metadata',
  ],
  key: ['case_id', 'revision'],
};

/** What later events say of an earlier one: that it was annulled, or notified. */
export interface EventRemarkRow {
  event_id: string;
  case_id: string;
  /** `annulled` or `notified`. */
  remark: string;
  /** Id of the event that says so. */
  by_event_id: string;
  /** ISO instant of the annulment, local date of the mailing. */
  at: string;
}

export const REMARK_TABLE: Table<EventRemarkRow> = {
  name: versioned('case_event_remark', CASES_VERSION),
  columns: ['event_id', 'case_id', 'remark', 'by_event_id', 'at'],
  key: ['event_id', 'remark', 'by_event_id'],
};
