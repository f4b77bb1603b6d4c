import { type Buckets, BUCKETS, count, inWords } from '../case/buckets.ts';

/** Where the units of a line or a case are, as parts of one bar; its text alternative says the numbers. */
export function BucketBar({ buckets, legend = false }: { buckets: Buckets; legend?: boolean }) {
  const total = BUCKETS.reduce((sum, bucket) => sum + buckets[bucket], 0);
  const filled = BUCKETS.filter((bucket) => buckets[bucket] > 0);
  let at = 0;
  const parts = filled.map((bucket) => {
    const width = (buckets[bucket] / total) * 100;
    const x = at;
    at += width;
    return <rect key={bucket} className={`bucket-${bucket}`} x={x} width={width} y="0" height="10" />;
  });
  return (
    <div className="bucket-bar">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={inWords(buckets)}>
        <rect className="bucket-none" width="100" height="10" />
        {parts}
      </svg>
      {legend && (
        <ul className="bucket-legend" aria-hidden="true">
          {filled.map((bucket) => (
            <li key={bucket}>
              <span className={`bucket-key bucket-${bucket}`} />
              {count(buckets[bucket])} {bucket}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
