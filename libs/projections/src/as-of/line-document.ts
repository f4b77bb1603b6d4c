import { type Amounts, type Buckets, BUCKETS, heldIn, type Standing, standingOf, type Status } from '#libs/cases';
import type { HistoryRow } from '../history/history-table.ts';
import type { LineAsOf } from './lines-as-of.ts';

/** A line as it was: its goods, where its units were, and what had last been attested of it. */
export interface LineAsOfDocument extends Standing {
  readonly line: number;
  readonly manufacturer: string;
  readonly model: string;
  /** Minor units for one unit. */
  readonly unitValue: { readonly amount: number; readonly currency: string };
  readonly nextReviewOn?: string;
  readonly attested?: { readonly quantity: number; readonly asOf: string };
  /** Units by place. */
  readonly locations?: Readonly<Record<string, number>>;
  /** Revision of the event that made it so. */
  readonly sinceRevision: number;
}

export function bucketsOf(row: Buckets): Buckets {
  return Object.fromEntries(BUCKETS.map((bucket) => [bucket, row[bucket]])) as unknown as Buckets;
}

export function lineAsOfDocument(row: HistoryRow): LineAsOfDocument {
  const { line, manufacturer, model, unit_value, currency, next_review_on, attested, attested_on, locations } = row;
  return {
    line,
    manufacturer,
    model,
    unitValue: { amount: unit_value, currency },
    ...standingOf(bucketsOf(row), (row.latest ?? undefined) as Status | undefined, row.held_since ?? undefined),
    ...(next_review_on !== null && { nextReviewOn: next_review_on }),
    ...(attested !== null && attested_on !== null && { attested: { quantity: attested, asOf: attested_on } }),
    ...(locations !== null && { locations: JSON.parse(locations) as Record<string, number> }),
    sinceRevision: row.revision,
  };
}

/** The status of several lines together, by the rules for a case. */
export function standingOfLines(rows: readonly LineAsOf[]): Standing {
  const buckets = Object.fromEntries(
    BUCKETS.map((bucket) => [bucket, rows.reduce((sum, row) => sum + row[bucket], 0)]),
  ) as unknown as Buckets;
  const since = rows.flatMap(({ held_since }) => held_since ?? []).sort()[0];
  return standingOf(buckets, latestOf(rows), since);
}

/** The last of the four transitions on any of the lines. */
function latestOf(rows: readonly LineAsOf[]): Status | undefined {
  let last: LineAsOf | undefined;
  for (const row of rows) if (row.latest !== null && (!last || isLater(row, last))) last = row;
  return (last?.latest ?? undefined) as Status | undefined;
}

function isLater(a: LineAsOf, b: LineAsOf): boolean {
  const [at, other] = [a.latest_at ?? '', b.latest_at ?? ''];
  return at === other ? (a.latest_revision ?? 0) > (b.latest_revision ?? 0) : at > other;
}

/** Minor units by currency. */
export function worthOf(rows: readonly LineAsOf[]): { readonly counted: Amounts; readonly held: Amounts } {
  const counted: Record<string, number> = {};
  const held: Record<string, number> = {};
  for (const row of rows) {
    counted[row.currency] = (counted[row.currency] ?? 0) + row.unit_value * row.counted;
    held[row.currency] = (held[row.currency] ?? 0) + row.unit_value * heldIn(row);
  }
  return { counted, held };
}
