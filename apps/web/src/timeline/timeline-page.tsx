import { useTimeline } from '../api/queries.ts';
import { useShownCase } from '../case/case-page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Entry } from './entry.tsx';

/** Every event of a case in the order of recording, the latest first. */
export default function TimelinePage() {
  const { caseId, revision } = useShownCase();
  const { data, error, refetch } = useTimeline(caseId, revision);
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading what="the timeline" />;
  const titles = new Map(data.map(({ eventId, title }) => [eventId, title]));
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Timeline</h2>
      <p className="section-about">
        {data.length} events, the latest first. Each says when it took effect, when it was recorded, and when people
        outside were told.
      </p>
      <ol className="timeline" reversed>
        {data.toReversed().map((entry) => (
          <li key={entry.eventId} value={entry.revision}>
            <Entry entry={entry} {...(entry.annulled && { annulledBy: titles.get(entry.annulled.by) ?? '' })} />
          </li>
        ))}
      </ol>
    </section>
  );
}
