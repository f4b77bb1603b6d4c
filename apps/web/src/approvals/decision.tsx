import { Button } from '@trussworks/react-uswds';
import { useEffect, useRef, useState } from 'react';
import type { Recorded } from '../api/types.ts';
import { refresh } from '../app/query-client.ts';
import { isConflict, useRecording } from '../deeds/use-recording.ts';
import { Notice } from '../parts/notice.tsx';
import { Failure } from '../parts/states.tsx';
import { DeclineForm } from './decline-form.tsx';
import { WouldBe } from './would-be.tsx';

interface Props {
  readonly caseId: string;
  readonly proposalId: string;
  readonly own: boolean;
  /** Revision of the case now, and the one that the person has looked at. */
  readonly now: number;
  readonly seen: number;
  readonly goOn: (revision: number) => void;
  readonly decided: (recorded: Recorded) => void;
}

type Way = 'approve' | 'decline' | 'withdraw';

/** Approve after a look at what will be recorded, decline with a reason, or take one's own back. */
export function Decision({ caseId, proposalId, own, now, seen, goOn, decided }: Props) {
  const [declining, setDeclining] = useState(false);
  const done = (recorded: Recorded): void => {
    decided(recorded);
    void refresh(caseId);
  };
  const [key] = useState(() => crypto.randomUUID());
  const { phase, error, check, record, edit, again } = useRecording(key, done);
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) problem.current?.focus();
    if (isConflict(error)) void refresh(caseId);
  }, [error, caseId]);

  const given = (way: Way, body: Record<string, unknown> = {}) => ({
    caseId,
    path: `proposals/${proposalId}/${way}`,
    body,
    revision: seen,
  });
  /** What needs no look beforehand: one click, checked and recorded. */
  const decide = async (way: Way, body?: Record<string, unknown>): Promise<void> => {
    const outcome = await check(given(way, body));
    if (outcome) await record(given(way, body), outcome);
  };
  const moved = now > seen;
  const busy = phase.name === 'checking' || phase.name === 'recording';
  const goAhead = (): void => {
    again();
    goOn(now);
  };

  return (
    <div className="proposal-decision">
      <div ref={problem} tabIndex={-1}>
        {moved || isConflict(error) ? (
          <Notice type="info" heading="This case has just been changed" role="status">
            Nothing was recorded. Look at its numbers above, then{' '}
            <Button type="button" unstyled disabled={!moved} onClick={goAhead}>
              go on with the case as it is now
            </Button>
            .
          </Notice>
        ) : (
          error !== undefined && <Failure error={error} />
        )}
      </div>
      {'outcome' in phase && !declining && !own ? (
        <WouldBe
          outcome={phase.outcome}
          busy={busy}
          unknown={phase.name === 'unknown'}
          approve={() => void record(given('approve'), phase.outcome)}
          back={edit}
        />
      ) : declining ? (
        <DeclineForm busy={busy} cancel={() => setDeclining(false)} decline={(body) => void decide('decline', body)} />
      ) : (
        <div className="deed-buttons">
          {own ? (
            <Button type="button" outline disabled={busy || moved} onClick={() => void decide('withdraw')}>
              {busy ? 'Withdrawing…' : 'Withdraw it'}
            </Button>
          ) : (
            <>
              <Button type="button" disabled={busy || moved} onClick={() => void check(given('approve'))}>
                {busy ? 'Checking…' : 'See what will be recorded'}
              </Button>
              <Button type="button" outline disabled={busy || moved} onClick={() => setDeclining(true)}>
                Decline…
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
