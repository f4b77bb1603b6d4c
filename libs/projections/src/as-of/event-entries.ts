import { sql } from 'kysely';
import { type Account, ACCOUNT_NEEDS_DATA_OF, type AccountEntry, accountOf, type EventType } from '#libs/cases';
import { EVENTS } from '../audit-timeline/event-table.ts';
import type { CaseReader } from '../queries/reader.ts';
import { type AsOf, cutoffAt } from './moment.ts';

/** Events of a case by their heads; of the opening, and of those that speak of others, the payload too. */
export interface EventEntries {
  readonly port: string;
  readonly opening: Readonly<Record<string, unknown>>;
  /** In the order of recording. */
  readonly entries: readonly AccountEntry[];
}

interface HeadRow {
  readonly revision: number;
  readonly event_id: string;
  readonly type: string;
  readonly effective_at: string;
  readonly recorded_at: string;
  /** JSON. */
  readonly data: string | null;
}

const WITH_DATA = ['CaseOpened', ...ACCOUNT_NEEDS_DATA_OF];

/** Nothing when there is no such case. */
export async function eventEntries(reader: CaseReader, caseId: string): Promise<EventEntries | undefined> {
  const { rows } = await sql<HeadRow>`
    select revision, event_id, type, effective_at, recorded_at,
      case when type in (${sql.join(WITH_DATA)}) then data end as data
    from ${sql.table(EVENTS)} where case_id = ${caseId} order by revision`.execute(reader);
  const entries = rows.map(entryOf);
  const opening = entries.find(({ type }) => type === 'CaseOpened')?.data as EventEntries['opening'] | undefined;
  return opening && { port: String(opening['port']), opening, entries };
}

/** A moment at one port. */
export interface MomentThere {
  readonly effectiveAt: string;
  readonly knownAt: string;
}

export function momentAt({ effective, known }: AsOf, port: string): MomentThere {
  return { effectiveAt: cutoffAt(effective, port), knownAt: cutoffAt(known, port) };
}

export function accountAsOf({ entries, port }: EventEntries, asOf: AsOf): Account<AccountEntry> {
  return accountOf(entries, momentAt(asOf, port));
}

function entryOf({ revision, event_id, type, effective_at, recorded_at, data }: HeadRow): AccountEntry {
  return {
    revision,
    eventId: event_id,
    // What the fold does not know has stopped it before it got here.
    type: type as EventType,
    effectiveAt: effective_at,
    recordedAt: recorded_at,
    ...(data !== null && { data: JSON.parse(data) as unknown }),
  };
}
