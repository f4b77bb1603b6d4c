import { Button } from '@trussworks/react-uswds';
import { useEffect, useRef } from 'react';
import type { Recorded } from '../api/types.ts';
import { ToldEvents } from '../deeds/told-events.tsx';
import { BucketBar } from '../parts/bucket-bar.tsx';
import { StatusTag } from '../parts/status-tag.tsx';

interface Props {
  readonly outcome: Recorded;
  readonly busy: boolean;
  /** No answer came: it may have been recorded. */
  readonly unknown: boolean;
  readonly approve: () => void;
  readonly back: () => void;
}

/** What an approval will record, decided on the case as it is, and where the case will stand. */
export function WouldBe({ outcome, busy, unknown, approve, back }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="would-be">
      <h3 tabIndex={-1} ref={heading}>
        This will be recorded
      </h3>
      <ToldEvents events={outcome.events} />
      <StatusTag numbers={outcome.standing} />
      <BucketBar buckets={outcome.standing.buckets} legend />
      <div className="deed-buttons">
        <Button type="button" disabled={busy} onClick={approve}>
          {busy ? 'Recording…' : unknown ? 'Try again' : 'Approve it'}
        </Button>
        <Button type="button" outline disabled={busy} onClick={back}>
          Back
        </Button>
      </div>
    </section>
  );
}
