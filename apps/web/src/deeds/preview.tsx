import { Button } from '@trussworks/react-uswds';
import { useEffect, useRef } from 'react';
import type { ShownCase } from '../api/types.ts';
import { BucketBar } from '../parts/bucket-bar.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import type { Phase } from './use-recording.ts';
import { ToldEvents } from './told-events.tsx';

interface Props {
  readonly phase: Exclude<Phase, { name: 'filling' | 'checking' }>;
  readonly before: ShownCase | undefined;
  readonly record: () => void;
  readonly edit: () => void;
}

/** What will be recorded, in the words of the timeline, and where the case will stand. */
export function Preview({ phase, before, record, edit }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { proposal } = phase.outcome;
  // Once proposed it may be asked for again: then there is nothing left to tell of what it would be.
  const events = proposal?.wouldRecord ?? phase.outcome.events;
  const standing = proposal?.standing ?? phase.outcome.standing;
  const busy = phase.name === 'recording';
  return (
    <section className="preview" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1} ref={heading}>
        {proposal ? 'This will be proposed' : 'This will be recorded'}
      </h2>
      {proposal && (
        <p>
          It waits until a {proposal.mayApprove.role} of port {proposal.mayApprove.port}, not you, approves it. Approved
          now, this would be recorded:
        </p>
      )}
      <ToldEvents events={events} />
      <div className="preview-standing">
        {before && (
          <div>
            <h3>Now</h3>
            <StatusTag numbers={before} />
            <BucketBar buckets={before.buckets} legend />
          </div>
        )}
        <div>
          <h3>{proposal ? 'When approved' : 'Then'}</h3>
          <StatusTag numbers={standing} />
          <BucketBar buckets={standing.buckets} legend />
        </div>
      </div>
      <div className="deed-buttons">
        <Button type="button" disabled={busy} onClick={record}>
          {busy ? 'Recording…' : phase.name === 'unknown' ? 'Try again' : proposal ? 'Propose it' : 'Record it'}
        </Button>
        {phase.name === 'checked' && (
          <Button type="button" outline onClick={edit}>
            Change something
          </Button>
        )}
      </div>
      <p role="status" className="preview-wait">
        {phase.name === 'recording' &&
          phase.attempt > 1 &&
          `The connection was lost; try ${phase.attempt} with the same key, so nothing is recorded twice.`}
      </p>
    </section>
  );
}
