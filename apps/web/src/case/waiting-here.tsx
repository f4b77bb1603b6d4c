import { Link } from 'react-router';
import type { ShownCase } from '../api/types.ts';
import { Day } from '../parts/moments.tsx';
import { may, worksAt } from '../session/person.ts';
import { usePerson } from '../session/session.ts';

/** Proposals of this case that wait for a second person, and the way to the decision. */
export function WaitingHere({ shown }: { shown: ShownCase }) {
  const person = usePerson();
  if (shown.proposals.length === 0) return null;
  const supervises = person && may(person, 'record:ApproveProposal') && worksAt(person, shown.port);
  return (
    <section className="card waiting-here" aria-labelledby="waiting">
      <h2 id="waiting">Waits for a second person</h2>
      <ul>
        {shown.proposals.map(({ proposalId, sentence, proposer, proposedAt }) => {
          const own = proposer.id === person?.id;
          return (
            <li key={proposalId}>
              <strong>{sentence}</strong>
              <span className="matter-more">
                proposed by {own ? 'you' : proposer.id}, <Day on={proposedAt} />
              </span>
              {(own || supervises) && (
                <Link to={`/approvals?whose=${own ? 'own' : 'others'}#proposal-${proposalId}`}>
                  {own ? 'See or withdraw it' : 'Decide'}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      <p className="waiting-about">Nothing has moved yet: the numbers of the case are without it.</p>
    </section>
  );
}
