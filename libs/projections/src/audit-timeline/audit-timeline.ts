import type { Kysely } from 'kysely';
import type { CaseEvent } from '#libs/cases';
import type { CaseView, TouchedCase } from '../cases/case-view.ts';
import { int64, strict } from '../database/column-types.ts';
import type { Tables } from '../database/database.ts';
import { EVENT_TABLE, type EventRemarkRow, type EventRow, REMARK_TABLE } from './event-table.ts';

/** Every event of every case, and what was said of it later. Nothing is ever taken out of it. */
export const auditTimeline: CaseView = {
  tables: [EVENT_TABLE.name, REMARK_TABLE.name],
  createTables,
  async write(touched, tx) {
    await tx.insert(
      EVENT_TABLE,
      touched.flatMap(({ added }) => added.map(eventRow)),
    );
    const remarks = touched.flatMap(({ added }) => added.flatMap(({ event }) => remarksOf(event)));
    if (remarks.length > 0) await tx.insert(REMARK_TABLE, remarks);
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
  await db.schema
    .createTable(REMARK_TABLE.name)
    .ifNotExists()
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('remark', 'text', (column) => column.notNull())
    .addColumn('by_event_id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${REMARK_TABLE.name}_key`, ['event_id', 'remark', 'by_event_id'])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex(`${REMARK_TABLE.name}_by_case`)
    .ifNotExists()
    .on(REMARK_TABLE.name)
    .column('case_id')
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
  const remark = { case_id: event.caseId, by_event_id: event.eventId };
  if (event.type === 'Annulled') {
    return [{ ...remark, remark: 'annulled', event_id: event.data.targetEventId, at: event.recordedAt }];
  }
  if (event.type === 'NoticeIssued' && event.data.aboutEventId) {
    return [{ ...remark, remark: 'notified', event_id: event.data.aboutEventId, at: event.data.mailedOn }];
  }
  return [];
}
