import type { ShownLine } from '../api/types.ts';
import { BucketBar } from '../parts/bucket-bar.tsx';
import { Day } from '../parts/moments.tsx';
import { money } from '../parts/money.ts';
import { StatusTag } from '../parts/status-tag.tsx';
import { count } from './buckets.ts';

export function Lines({ lines }: { lines: readonly ShownLine[] }) {
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">Lines</h2>
      {lines.length === 0 && <p>No goods have been added yet.</p>}
      <ul className="lines">
        {lines.map((line) => (
          <li key={line.line}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: ShownLine }) {
  const { manufacturer, model, description, htsus, origin, unitValue, attested, discrepancy, locations } = line;
  const numbered = Object.values(line.serialsByBucket ?? {}).reduce((sum, units) => sum + units, 0);
  return (
    <article className="line">
      <div className="line-head">
        <h3>
          {line.line}. {manufacturer} {model}
        </h3>
        <StatusTag numbers={line} />
      </div>
      <BucketBar buckets={line.buckets} legend />
      <p className="line-facts">
        {description} · {count(line.counted)} units
        {line.declared !== undefined && line.declared !== line.counted && ` (${count(line.declared)} declared)`} at{' '}
        {money({ [unitValue.currency]: unitValue.amount })} {unitValue.basis} · HTSUS {htsus.code} ({htsus.edition}) ·
        origin {origin}
        {numbered > 0 && ` · ${count(numbered)} numbered units`}
      </p>
      {attested && (
        <p className={discrepancy ? 'line-attested is-mismatch' : 'line-attested'}>
          {discrepancy ? <strong>Mismatch: </strong> : null}
          {count(attested.quantity)} attested still held for <Day on={attested.asOf} />, next review{' '}
          <Day on={attested.nextReviewOn} />
          {discrepancy ? `; the record now says ${count(attested.computed)}` : ''}
        </p>
      )}
      {locations && (
        <p className="line-facts">
          Where:{' '}
          {Object.entries(locations)
            .map(([place, units]) => `${count(units)} at ${place}`)
            .join(', ')}
        </p>
      )}
    </article>
  );
}
