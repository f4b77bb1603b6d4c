import { sql } from 'kysely';
import { type Bucket, type CaseEvent, HELD_BUCKETS, specOf } from '#libs/cases';
import { HISTORY, type HistoryRow } from '../history/history-table.ts';
import type { CaseReader } from '../queries/reader.ts';
import { caseDifference, eventsAt } from '../as-of/differences.ts';
import { type AsOf, cutoffAt } from '../as-of/moment.ts';
import { Breath } from '../runner/breath.ts';
import { type ReportedEvent, reportedEvents } from './case-events.ts';
import { EVENT_COLUMNS, eventCells } from './event-columns.ts';
import { columns, type Report } from './report.ts';

/**
 * What was attested against what the record now says of the same moment. They agreed when it was attested, or it would not
 * have been recorded; a fact that was recorded later and took effect earlier can part them.
 */
export const attestations: Report = {
  name: 'attestations',
  title: 'Discrepancies between attested and computed quantities',
  says: 'Attestations that a later-recorded fact contradicts, with the events that did it; with all=true every attestation.',
  columns: [
    ...EVENT_COLUMNS,
    ...columns(
      ['line', 'number of the line'],
      ['attested_for', 'date at the port for which it speaks'],
      ['attested', 'units attested as held'],
      ['computed', 'units held then, as known now'],
      ['discrepancy', 'units attested more, or less where below 0'],
      ['made_by_event_ids', 'ids of the events recorded since that made it, with spaces between'],
    ),
  ],
  takes: ['known', 'from', 'to', 'all'],
  async *rows(reader, request) {
    const breath = new Breath();
    for await (const reported of reportedEvents(reader, request, ['StillHeld'])) {
      if (!isValidAttestation(reported)) continue;
      await breath.take();
      const { event, of } = reported;
      for (const { line, quantity } of event.data.lines) {
        const computed = await heldAfter(reader, reported, line, cutoffAt(request.asOf.known, of.port));
        const discrepancy = quantity - computed;
        if (discrepancy === 0 && !request.all) continue;
        yield {
          ...eventCells(reported),
          ...{ line, attested_for: event.data.asOf, attested: quantity, computed, discrepancy },
          made_by_event_ids: discrepancy === 0 ? null : await madeBy(reader, reported, line, request.asOf),
        };
      }
    }
  },
};

function isValidAttestation(reported: ReportedEvent): reported is ReportedEvent<'StillHeld'> {
  return reported.event.type === 'StillHeld' && reported.annulledAt === null;
}

/** Units of a line held right after an event, in effective order, as known at an instant. */
async function heldAfter(reader: CaseReader, { event }: ReportedEvent, line: number, knownAt: string): Promise<number> {
  const { rows } = await sql<Pick<HistoryRow, 'held'>>`
    select held from ${sql.table(HISTORY)}
    where case_id = ${event.caseId} and line = ${line}
      and (effective_from, revision) <= (${event.effectiveAt}, ${event.revision})
      and known_from <= ${knownAt} and known_to > ${knownAt}
    order by effective_from desc, revision desc limit 1`.execute(reader);
  return rows[0]?.held ?? 0;
}

/**
 * Of what was recorded since, the events that brought units of the line into custody or let them out, and the annulments of
 * such. What else names the line, a move to another place say, made nothing.
 */
async function madeBy(reader: CaseReader, { event }: ReportedEvent, line: number, { known }: AsOf): Promise<string> {
  const effective = event.effectiveAt;
  const found = await caseDifference(reader, event.caseId, {
    from: { effective, known: event.recordedAt },
    to: { effective, known },
  });
  const changed = (found?.events ?? []).filter(({ lines }) => lines.includes(line));
  const revisions = changed.map(({ revision }) => revision);
  const whole = new Map((await eventsAt(reader, event.caseId, revisions)).map((one) => [one.revision, one]));
  const makers = changed.filter(({ revision, effectiveAt }) => {
    const other = whole.get(revision);
    // Of the same instant, what comes later in the stream took effect after the attestation.
    const before = effectiveAt < effective || revision < event.revision;
    return before && other !== undefined && moveInCustody(other, line) !== 0;
  });
  return [...new Set(makers.flatMap(({ eventId, change, by }) => (change === 'counts' ? eventId : (by ?? []))))].join(
    ' ',
  );
}

/** Units of a line that an event brings into custody, or lets out of it where below 0. */
function moveInCustody(event: CaseEvent, line: number): number {
  const held = (bucket: Bucket): number => (HELD_BUCKETS.some((one) => one === bucket) ? 1 : 0);
  const moves = specOf(event.type).moves?.(event.data) ?? [];
  return moves.reduce(
    (sum, { quantity, from, to, ...move }) => sum + (move.line === line ? quantity * (held(to) - held(from)) : 0),
    0,
  );
}
