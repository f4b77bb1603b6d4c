import { useLocation } from 'react-router';
import { Notice } from '../parts/notice.tsx';

/** What was just recorded, handed over by the form that did it. */
export interface JustRecorded {
  readonly caseId: string;
  readonly sentences: readonly string[];
  readonly replayed: boolean;
  /** It waits for a second person. */
  readonly proposed?: boolean;
}

export function Notes({ caseId }: { caseId: string }) {
  const { state } = useLocation() as { state: { recorded?: JustRecorded } | null };
  const recorded = state?.recorded;
  if (recorded?.caseId !== caseId) return null;
  return (
    <Notice type="success" heading={heading(recorded)} role="status">
      {recorded.sentences.join('. ')}.{' '}
      {recorded.proposed && 'Nothing has moved yet; you can withdraw it below until a supervisor has decided.'}
    </Notice>
  );
}

function heading({ replayed, proposed }: JustRecorded): string {
  if (replayed) return 'It had been recorded before, once';
  return proposed ? 'Proposed; it waits for a supervisor' : 'Recorded';
}
