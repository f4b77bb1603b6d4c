import { Button } from '@trussworks/react-uswds';
import { useTimeline } from '../api/queries.ts';
import type { ShownCase } from '../api/types.ts';
import { Notice } from '../parts/notice.tsx';

interface Props {
  readonly shown: ShownCase;
  /** Revision that the person had seen. */
  readonly seen: number;
  /** Agreed to the case as it was at this revision, the last that was shown. */
  readonly goOn: (revision: number) => void;
}

/** Refused, because the case had moved on: what has happened since, and that nothing typed is lost. */
export function Conflict({ shown, seen, goOn }: Props) {
  return (
    <Notice type="warning" heading="Somebody else changed this case" role="alert">
      Nothing was recorded, and what you typed is kept. <Since shown={shown} seen={seen} goOn={goOn} />
    </Notice>
  );
}

/** The same, seen before anything was sent. */
export function MovedOn({ shown, seen, goOn }: Props) {
  return (
    <Notice type="info" heading="This case has just been changed" role="status">
      What you typed is kept. <Since shown={shown} seen={seen} goOn={goOn} />
    </Notice>
  );
}

function Since({ shown, seen, goOn }: Props) {
  const { data = [] } = useTimeline(shown.caseId, shown.revision);
  const since = data.filter(({ revision }) => revision > seen);
  // The timeline may know more than the case shown beside it, and it is what the person has read here.
  const latest = Math.max(shown.revision, ...data.map(({ revision }) => revision));
  return (
    <>
      {since.length > 0 && (
        <ul>
          {since.map(({ eventId, title, sentence, actor }) => (
            <li key={eventId}>
              <strong>{title}</strong> by {actor.id}: {sentence}
            </li>
          ))}
        </ul>
      )}
      <Button type="button" unstyled disabled={latest <= seen} onClick={() => goOn(latest)}>
        Go on with the case as it is now
      </Button>
    </>
  );
}
