/** Where units are; every unit counted is in exactly one of these. In the order in which they are shown. */
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
export type Buckets = Record<Bucket, number>;

/** "300 seized, 600 released": the numbers of a bar in words, without empty buckets. */
export function inWords(buckets: Buckets): string {
  const said = BUCKETS.filter((bucket) => buckets[bucket] > 0).map((bucket) => `${count(buckets[bucket])} ${bucket}`);
  return said.join(', ') || 'no units';
}

const format = new Intl.NumberFormat('en-US');

export function count(value: number): string {
  return format.format(value);
}
