import { Button } from '@trussworks/react-uswds';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Moment, useCaseAsOf } from '../api/as-of.ts';
import { useTimeline } from '../api/queries.ts';
import type { TimelineEntry } from '../api/types.ts';
import { useShownCase } from '../case/case-page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { AsOfState } from './as-of-state.tsx';
import { Differences } from './differences.tsx';
import { momentsOf, placeOf } from './moments-of.ts';
import { TimeSlider } from './time-slider.tsx';
import { useReplay } from './use-replay.ts';

/** The case as it was at one time, as far as was known at another; both lie in the address. */
export default function AsOfPage() {
  const { caseId, revision } = useShownCase();
  const { data, error, refetch } = useTimeline(caseId, revision);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading what="the history" />;
  return <TimeTravel caseId={caseId} entries={data} />;
}

function TimeTravel({ caseId, entries }: { caseId: string; entries: readonly TimelineEntry[] }) {
  const effects = useMemo(() => momentsOf(entries, 'effectiveAt'), [entries]);
  const records = useMemo(() => momentsOf(entries, 'recordedAt'), [entries]);
  const [search, setSearch] = useSearchParams();
  const last = { effective: effects.at(-1) ?? '', known: records.at(-1) ?? '' };
  const moment: Moment = {
    effective: search.get('effective') ?? last.effective,
    known: search.get('known') ?? last.known,
  };
  const travel = useCallback(
    (to: Partial<Moment>) => setSearch((before) => ({ ...Object.fromEntries(before), ...to }), { replace: true }),
    [setSearch],
  );

  // A replay goes through what became known, and each time looks at the world up to there.
  const step = placeOf(records, moment.known);
  const go = useCallback(
    (next: number) => {
      const known = records[next];
      if (known) travel({ known, effective: known });
    },
    [records, travel],
  );
  const replay = useReplay(records.length, step, go);
  const asOf = useCaseAsOf(caseId, moment);
  const here = entries.findLast(({ recordedAt }) => recordedAt <= moment.known);

  return (
    <section className="time-travel" aria-labelledby="as-of">
      <h2 id="as-of">Time travel</h2>
      <p className="section-about">
        What was so at one time, as far as it was known at another. What was recorded late shows only from when it was
        known.
      </p>
      <div className="time-controls card">
        <TimeSlider
          name="effective"
          title="As it was on"
          about="When things happened in the world."
          moments={effects}
          value={moment.effective}
          change={(effective) => travel({ effective })}
        />
        <TimeSlider
          name="known"
          title="As it was known on"
          about="Until when it had been recorded."
          moments={records}
          value={moment.known}
          change={(known) => travel({ known })}
        />
        <div className="replay" role="group" aria-label="Replay">
          <Button type="button" onClick={replay.playing ? replay.pause : replay.play}>
            {replay.playing ? 'Pause' : 'Play'}
          </Button>
          <Button type="button" outline disabled={step <= 0} onClick={() => go(step - 1)}>
            Back
          </Button>
          <Button type="button" outline disabled={step >= records.length - 1} onClick={() => go(step + 1)}>
            Next
          </Button>
          <Button type="button" unstyled onClick={() => travel(last)}>
            Now
          </Button>
          <p className="replay-step" aria-live={replay.playing ? 'off' : 'polite'}>
            {step + 1} of {records.length}
            {here && (
              <>
                : <strong>{here.title}</strong>, {here.sentence}
              </>
            )}
          </p>
        </div>
      </div>
      {asOf.error && <Failure error={asOf.error} retry={() => void asOf.refetch()} />}
      {asOf.isPending && <Loading what="the case as it was" />}
      {asOf.data && <AsOfState state={asOf.data} stale={asOf.isPlaceholderData} />}
      <Differences caseId={caseId} moment={moment} />
    </section>
  );
}
