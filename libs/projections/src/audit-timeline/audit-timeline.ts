import type { Kysely } from 'kysely';
import type { CaseEvent } from '#libs/cases';
import type { CaseView, TouchedCase } from '../cases/case-view.ts';
import { int64, strict } from '../database/column-types.ts';
import type { Tables } from '../database/database.ts';
import { EVENT_TABLE, type EventRemarkRow, type EventRow, REMARK_TABLE } from './event-table.ts';

/** Every event of every case, and what was said of it later. Nothing is ever taken out of it. */
export const auditTimeline: CaseView = {
  tables: [EVENT_TABLE, REMARK_TABLE],
  createTables,
  async write(touched, rows) {
    await rows.insert(
      EVENT_TABLE,
      touched.flatMap(({ added }) => added.map(eventRow)),
    );
    await rows.insert(
      REMARK_TABLE,
      touched.flatMap(({ added }) => added.flatMap(({ event }) => remarksOf(event))),
    );
  },
};

async function createTables(db: Kysely<Tables>): Promise<void> {
  const text = ['event_id', 'type', 'effective_at', 'recorded_at', 'stored_at', 'data', 'metadata'];
  let events = db.schema
    .createTable(EVENT_TABLE.name)
    .ifNotExists()
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', int64, (column) => column.notNull());
  for (const name of text) events = events.addColumn(name, 'text', (column) => column.notNull());
  await events.addPrimaryKeyConstraint(`${EVENT_TABLE.name}_key`, ['case_id', 'revision']).modifyEnd(strict).execute();
  let remarks = db.schema.createTable(REMARK_TABLE.name).ifNotExists();
  for (const name of ['case_id', 'event_id', 'remark', 'by_event_id', 'at'])
    remarks = remarks.addColumn(name, 'text', (column) => column.notNull());
  await remarks
    .addColumn('reason_code', 'text')
    .addColumn('reason_text', 'text')
    .addPrimaryKeyConstraint(`${REMARK_TABLE.name}_key`, ['case_id', 'event_id', 'remark', 'by_event_id'] as never)
    .modifyEnd(strict)
    .execute();
}

function eventRow({ stored, event }: TouchedCase['added'][number]): EventRow {
  return {
    case_id: event.caseId,
    revision: event.revision,
    position: stored.position,
    event_id: event.eventId,
    type: event.type,
    effective_at: event.effectiveAt,
    recorded_at: event.recordedAt,
    stored_at: stored.recordedAt,
    data: JSON.stringify(stored.data),
    metadata: JSON.stringify(stored.metadata),
  };
}

function remarksOf(event: CaseEvent): EventRemarkRow[] {
  const said = { case_id: event.caseId, by_event_id: event.eventId };
  if (event.type === 'Annulled') {
    const reason = { reason_code: event.reasonCode ?? null, reason_text: event.reasonText ?? null };
    return [{ ...said, ...reason, event_id: event.data.targetEventId, remark: 'annulled', at: event.recordedAt }];
  }
  if (event.type === 'NoticeIssued' && event.data.aboutEventId) {
    const { aboutEventId, mailedOn } = event.data;
    return [
      { ...said, event_id: aboutEventId, remark: 'notified', at: mailedOn, reason_code: null, reason_text: null },
    ];
  }
  return [];
}
