import type { components } from '../generated/openapi.ts';
import { BucketBar } from '../parts/bucket-bar.tsx';
import { Instant } from '../parts/moments.tsx';
import { StatusTag } from '../parts/status-tag.tsx';

const REASONS: Readonly<Record<string, string>> = {
  'not-yet-recorded': 'not yet recorded then',
  'not-yet-effective': 'not yet in effect then',
  annulled: 'annulled',
  rescinded: 'rescinded',
};

/** The numbers of then, and what they rest on. */
export function AsOfState({ state, stale }: { state: components['schemas']['CaseAsOfDto']; stale: boolean }) {
  const { exists, counted = 0, held = 0, buckets, status, events } = state;
  return (
    <div className={stale ? 'as-of is-stale' : 'as-of'} aria-busy={stale}>
      <div className="card">
        <h3>Then</h3>
        {exists && buckets ? (
          <>
            <StatusTag numbers={{ counted, held, ...(status && { status }) }} large />
            <BucketBar buckets={buckets} legend />
          </>
        ) : (
          <p>As was known then, the case had not been opened.</p>
        )}
        <details>
          <summary>
            Rests on {events.restsOn.length} events, leaves out {events.leftOut.length}
          </summary>
          <ul className="as-of-events">
            {events.restsOn.map(({ eventId, title, effectiveAt }) => (
              <li key={eventId}>
                {title}, in effect <Instant at={effectiveAt} />
              </li>
            ))}
            {events.leftOut.map(({ eventId, title, reason, recordedAt }) => (
              <li key={eventId} className="is-left-out">
                {title}, recorded <Instant at={recordedAt} />: {REASONS[reason ?? ''] ?? reason}
              </li>
            ))}
          </ul>
        </details>
      </div>
    </div>
  );
}
