import type { components } from '../generated/openapi.ts';

type Row = components['schemas']['StatisticsRowDto'];

/** How many units were held and released at the end of a month. */
export interface MonthEnd {
  /** YYYY-MM. */
  readonly month: string;
  readonly held: number;
  readonly released: number;
}

/** What each month changed, added up; months in which nothing happened are there too. */
export function monthEnds(changes: readonly Row[]): MonthEnd[] {
  const byMonth = new Map(changes.map((row) => [row.month ?? '', row]));
  const months = [...byMonth.keys()].filter(Boolean).sort();
  const ends: MonthEnd[] = [];
  let held = 0;
  let released = 0;
  for (let month = months[0]; month !== undefined && month <= (months.at(-1) ?? ''); month = next(month)) {
    const change = byMonth.get(month);
    if (change) {
      held += change.detained + change.seized + change.excluded;
      released += change.released;
    }
    ends.push({ month, held, released });
  }
  return ends;
}

function next(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

const words = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', timeZone: 'UTC' });

export function monthInWords(month: string): string {
  return words.format(Date.parse(`${month}-01`));
}
