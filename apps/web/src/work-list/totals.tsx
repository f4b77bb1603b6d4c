import { useStatistics } from '../api/queries.ts';
import { count } from '../case/buckets.ts';
import { money } from '../parts/money.ts';
import { type Person, worksAt } from '../session/person.ts';

/** What all of it amounts to, at a glance: of the ports whose cases the list shows, as statistics tell of every port. */
export function Totals({ person }: { person: Person }) {
  const { data } = useStatistics(['port']);
  const own = (data ?? []).filter(({ port }) => port && worksAt(person, port));
  if (own.length === 0) return null;
  const sum = (of: (row: (typeof own)[number]) => number | undefined): number =>
    own.reduce((total, row) => total + (of(row) ?? 0), 0);
  const currencies = [...new Set(own.flatMap(({ value }) => Object.keys(value?.held ?? {})))];
  const worth = Object.fromEntries(currencies.map((currency) => [currency, sum(({ value }) => value?.held[currency])]));
  const cases = sum((row) => row.cases);
  return (
    <p className="totals">
      <strong>{count(sum(({ held }) => held))}</strong> of {count(sum(({ counted }) => counted))} units held in{' '}
      {count(cases)} {cases === 1 ? 'case' : 'cases'}
      {currencies.length > 0 && `, worth ${money(worth)}`}
    </p>
  );
}
