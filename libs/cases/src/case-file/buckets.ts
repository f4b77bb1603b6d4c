/** Where units can be. Per line, the nine always sum to the counted quantity (domain reference, section 3). */
export const BUCKETS = [
  'presented',
  'detained',
  'seized',
  'excluded',
  'released',
  'forfeited',
  'exported',
  'destroyed',
  'lost',
] as const;
export type Bucket = (typeof BUCKETS)[number];
export type Buckets = Readonly<Record<Bucket, number>>;

/** Units in customs' hands. */
export const HELD_BUCKETS = ['detained', 'seized', 'excluded'] as const satisfies readonly Bucket[];

export const EMPTY_BUCKETS: Buckets = Object.freeze({
  presented: 0,
  detained: 0,
  seized: 0,
  excluded: 0,
  released: 0,
  forfeited: 0,
  exported: 0,
  destroyed: 0,
  lost: 0,
});

export function heldIn(buckets: Buckets): number {
  return buckets.detained + buckets.seized + buckets.excluded;
}

export function countedIn(buckets: Buckets): number {
  return BUCKETS.reduce((sum, bucket) => sum + buckets[bucket], 0);
}

export function sumBuckets(all: Iterable<Buckets>): Buckets {
  const sum: Record<Bucket, number> = { ...EMPTY_BUCKETS };
  for (const buckets of all) for (const bucket of BUCKETS) sum[bucket] += buckets[bucket];
  return sum;
}
