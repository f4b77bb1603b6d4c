import { CASES_VERSION } from '../cases/version.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

export const EVENTS = 'case_event';
export const REMARKS = 'case_event_remark';

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
  name: versioned(EVENTS, CASES_VERSION),
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

/** What a later event says of an earlier one: that it is annulled, or that a notice of it was mailed. */
export interface EventRemarkRow {
  case_id: string;
  event_id: string;
  remark: 'annulled' | 'notified';
  /** Id of the event that says so. */
  by_event_id: string;
  /** ISO instant of the annulment, local date of the mailing. */
  at: string;
  /** Why it was annulled. */
  reason_code: string | null;
  reason_text: string | null;
}

export const REMARK_TABLE: Table<EventRemarkRow> = {
  name: versioned(REMARKS, CASES_VERSION),
  columns: ['case_id', 'event_id', 'remark', 'by_event_id', 'at', 'reason_code', 'reason_text'],
  key: ['case_id', 'event_id', 'remark', 'by_event_id'],
};
