import { useApprovals } from '../api/queries.ts';
import { count } from '../case/buckets.ts';
import { may, type Person } from '../session/person.ts';

/** How many proposals wait for this person to decide; nothing where there is none. */
export function useWaiting(person: Person | undefined): number {
  const decides = person !== undefined && may(person, 'record:ApproveProposal');
  const { data } = useApprovals({ proposedBy: 'others' }, decides);
  return decides ? (data?.pages[0]?.total ?? 0) : 0;
}

export function Waiting({ person }: { person: Person }) {
  const waiting = useWaiting(person);
  if (waiting === 0) return null;
  return (
    <span className="masthead-count">
      {count(waiting)}
      <span className="usa-sr-only"> waiting for you</span>
    </span>
  );
}
