import { type RawBuilder, sql } from 'kysely';
import { endOfDate, referenceList, timeZoneOf } from '#libs/cases';

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

/** The same as {@link cutoffAt} in SQL, for rows that name their port in this column. */
export function cutoffSql(cutoff: Cutoff, port: string): RawBuilder<string> {
  if (!isDate(cutoff)) return sql<string>`${cutoff}`;
  const cases = [...ZONES.values()].map(
    (ports) => sql`when ${sql.ref(port)} in (${sql.join(ports)}) then ${endOfDate(cutoff, ports[0])}`,
  );
  return sql<string>`case ${sql.join(cases, sql` `)} else ${endOfDate(cutoff, undefined)} end`;
}
