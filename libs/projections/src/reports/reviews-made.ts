import { sql } from 'kysely';
import { linesNamedBy } from '../as-of/lines-named.ts';
import type { LineAsOf } from '../as-of/lines-as-of.ts';
import { type AsOf, cutoffAt } from '../as-of/moment.ts';
import { eventOf } from '../audit-timeline/event-of.ts';
import { type EventRow, EVENTS, REMARKS } from '../audit-timeline/event-table.ts';
import type { CaseReader } from '../queries/reader.ts';

/** The evidence that somebody looked: an attestation of the line, or a review of its case. */
export interface ReviewMade {
  readonly eventId: string;
  readonly type: string;
  /** ISO instant at which it took effect. */
  readonly at: string;
  readonly by: string;
}

/** Of each of these lines the last valid attestation or review, as of a moment; by case and line, with a space between. */
export async function lastReviews(
  reader: CaseReader,
  lines: readonly LineAsOf[],
  asOf: AsOf,
): Promise<ReadonlyMap<string, ReviewMade>> {
  const found = new Map<string, ReviewMade>();
  if (lines.length === 0) return found;
  const byCase = Map.groupBy(lines, ({ case_id }) => case_id);
  const { rows } = await sql<EventRow & { readonly annulled_at: string | null }>`
    select e.*, (select min(r.at) from ${sql.table(REMARKS)} r
      where r.case_id = e.case_id and r.event_id = e.event_id and r.remark = 'annulled') as annulled_at
    from ${sql.table(EVENTS)} e
    where e.case_id in (${sql.join([...byCase.keys()])}) and e.type in ('StillHeld', 'SupervisoryReviewRecorded')
    order by e.effective_at, e.revision`.execute(reader);
  for (const row of rows) {
    const own = byCase.get(row.case_id) ?? [];
    const port = own[0]?.port ?? '';
    const known = cutoffAt(asOf.known, port);
    if (row.recorded_at > known || row.effective_at > cutoffAt(asOf.effective, port)) continue;
    if (row.annulled_at !== null && row.annulled_at <= known) continue;
    const event = eventOf(row);
    const named = linesNamedBy(event);
    const made = { eventId: event.eventId, type: event.type, at: event.effectiveAt, by: event.actor.id };
    // A review speaks for the whole case, an attestation for the lines that it names.
    for (const { case_id, line } of own)
      if (named.length === 0 || named.includes(line)) found.set(`${case_id} ${line}`, made);
  }
  return found;
}
