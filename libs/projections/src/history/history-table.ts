import { BUCKETS } from '#libs/cases';
import type { BucketColumns } from '../case-status/status-tables.ts';
import { CASES_VERSION } from '../cases/version.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

export const HISTORY = 'line_history';
export const SUBJECTS = 'line_subject';

/** End of what is known still: after every instant that a text of this form can name. */
export const STILL_KNOWN = '9999-12-31T23:59:59.999Z';

/** What a line was from one event on. */
export interface LineContent extends BucketColumns {
  /** Status of the line; null before anything moved. */
  readonly status: string | null;
  /** The latest of the four transitions on it, its effective instant, and its place in the case's stream. */
  readonly latest: string | null;
  readonly latest_at: string | null;
  readonly latest_revision: number | null;
  readonly counted: number;
  readonly held: number;
  readonly manufacturer: string;
  readonly model: string;
  /** Minor units for one unit, and their currency (ISO 4217). */
  readonly unit_value: number;
  readonly currency: string;
  readonly held_since: string | null;
  /** Local date by which somebody has to look again; null where nothing is held. */
  readonly next_review_on: string | null;
  /** Units last attested as still held, and the local date for which that speaks. */
  readonly attested: number | null;
  readonly attested_on: string | null;
  /** JSON: units by place; null while nothing says where they are. */
  readonly locations: string | null;
}

/**
 * One step of a line: from this event on, in the order in which events took effect, the line was so, and the office knew
 * it in [known_from, known_to). It holds until the next step that was known at the same time, which is why the end of the
 * effective interval is not written down: an event that takes effect after all others is one new row, and ends none.
 */
export interface HistoryRow extends LineContent {
  readonly case_id: string;
  readonly line: number;
  /** ISO instant at which the event took effect, and its revision, which tells those of the same instant apart. */
  readonly effective_from: string;
  readonly revision: number;
  /** ISO instants of recording: of what made it known, and of what changed it; `STILL_KNOWN` while nothing has. */
  readonly known_from: string;
  readonly known_to: string;
}

export const HISTORY_TABLE: Table<HistoryRow> = {
  name: versioned(HISTORY, CASES_VERSION),
  columns: [
    ...(['case_id', 'line', 'effective_from', 'revision', 'known_from', 'known_to', 'status', 'latest'] as const),
    ...(['latest_at', 'latest_revision', 'counted', 'held', 'manufacturer', 'model', 'unit_value'] as const),
    ...(['currency', 'held_since', 'next_review_on', 'attested', 'attested_on', 'locations'] as const),
    ...BUCKETS,
  ],
  key: ['case_id', 'line', 'effective_from', 'revision', 'known_from'],
};

/** A line by what it is selected by. A number that was used for other goods, after an annulment, has a row for each. */
export interface SubjectRow {
  readonly case_id: string;
  readonly line: number;
  readonly manufacturer: string;
  readonly model: string;
  /** Schedule D code. */
  readonly port: string;
  readonly campaign: string | null;
  /** Name of the first importer. */
  readonly importer: string | null;
}

export const SUBJECT_TABLE: Table<SubjectRow> = {
  name: versioned(SUBJECTS, CASES_VERSION),
  columns: ['case_id', 'line', 'manufacturer', 'model', 'port', 'campaign', 'importer'],
  key: ['case_id', 'line', 'manufacturer', 'model'],
  // An opening can't be annulled, so what it says stays.
  fixed: ['port', 'campaign', 'importer'],
};
