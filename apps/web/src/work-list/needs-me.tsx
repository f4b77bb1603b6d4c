import { Link } from 'react-router';
import { useWaiting } from '../approvals/waiting.tsx';
import { count } from '../case/buckets.ts';
import { useMismatches } from '../mismatches/use-mismatches.ts';
import { usePerson } from '../session/session.ts';

/** What waits for this person beside the cases of the list; nothing where nothing does. */
export function NeedsMe() {
  const person = usePerson();
  const approvals = useWaiting(person);
  const mismatches = useMismatches(person).data?.length ?? 0;
  if (approvals === 0 && mismatches === 0) return null;
  return (
    <ul className="needs-me" aria-label="What needs you">
      {approvals > 0 && (
        <li>
          <Link to="/approvals">
            <strong>{count(approvals)}</strong> {approvals === 1 ? 'proposal waits' : 'proposals wait'} for approval
          </Link>
        </li>
      )}
      {mismatches > 0 && (
        <li>
          <Link to="/mismatches">
            <strong>{count(mismatches)}</strong> {mismatches === 1 ? 'mismatch' : 'mismatches'} between attested and
            computed
          </Link>
        </li>
      )}
    </ul>
  );
}
