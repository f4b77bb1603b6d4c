import { useLocation } from 'react-router';
import { Notice } from '../parts/notice.tsx';

/** What was just recorded, handed over by the form that did it. */
export interface JustRecorded {
  readonly caseId: string;
  readonly sentences: readonly string[];
  readonly replayed: boolean;
}

export function Notes({ caseId }: { caseId: string }) {
  const { state } = useLocation() as { state: { recorded?: JustRecorded } | null };
  const recorded = state?.recorded;
  if (recorded?.caseId !== caseId) return null;
  return (
    <Notice
      type="success"

      heading={recorded.replayed ? 'It had been recorded before, once' : 'Recorded'}
      role="status"
    >
      {recorded.sentences.join('. ')}.
    </Notice>
  );
}
