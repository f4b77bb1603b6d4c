import { type RawBuilder, sql } from 'kysely';
import { endOfDate, localDate, plusDays, referenceList, timeZoneOf } from '#libs/cases';

/** An ISO instant, or the end of a date (`YYYY-MM-DD`), wherever that is: each port has its own. */
export type Cutoff = string;

/** What is asked for: where things stood, as far as the office knew. */
export interface AsOf {
  readonly effective: Cutoff;
  readonly known: Cutoff;
}

/** The instant that a cutoff means at a port. */
export function cutoffAt(cutoff: Cutoff, port: string): string {
  return isDate(cutoff) ? endOfDate(cutoff, port) : cutoff;
}

export function isDate(cutoff: Cutoff): boolean {
  return cutoff.length === 10;
}

/** A port of each zone, and all the listed ports in it. Ports that are not listed count to the zone that is the default. */
const ZONES = Map.groupBy(
  (referenceList('ports')?.entries ?? []).map(({ code }) => code),
  timeZoneOf,
);

/** The date that has begun last at an instant, at whichever port that is; of later dates nothing can be known. */
export function latestDate(instant: string): string {
  const dates = [...ZONES.values(), [undefined]].map(([port]) => localDate(instant, port));
  return dates.reduce((latest, date) => (date > latest ? date : latest));
}

/** The same as {@link cutoffAt} in SQL, for rows that name their port in this column. */
export function cutoffSql(cutoff: Cutoff, port: string): RawBuilder<string> {
  return isDate(cutoff) ? atEachPort((one) => endOfDate(cutoff, one), port) : sql<string>`${cutoff}`;
}

/** An instant, or the first one of a date at the port that this column names. */
export function beginningSql(moment: Cutoff, port: string): RawBuilder<string> {
  if (!isDate(moment)) return sql<string>`${moment}`;
  const before = plusDays(moment, -1);
  return atEachPort((one) => new Date(Date.parse(endOfDate(before, one)) + 1).toISOString(), port);
}

function atEachPort(instantAt: (port: string | undefined) => string, column: string): RawBuilder<string> {
  const cases = [...ZONES.values()].map(
    (ports) => sql`when ${sql.ref(column)} in (${sql.join(ports)}) then ${instantAt(ports[0])}`,
  );
  return sql<string>`case ${sql.join(cases, sql` `)} else ${instantAt(undefined)} end`;
}
