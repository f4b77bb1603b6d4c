import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Recorded, WaitingProposal } from '../api/types.ts';
import { BucketBar } from '../parts/bucket-bar.tsx';
import { Day, daysSince } from '../parts/moments.tsx';
import { money } from '../parts/money.ts';
import { StatusTag } from '../parts/status-tag.tsx';
import { Decision } from './decision.tsx';
import { ProposalFacts } from './proposal-facts.tsx';

interface Props {
  readonly proposal: WaitingProposal;
  readonly decided: (recorded: Recorded) => void;
}

/** One proposal with the case that it is about. */
export function ProposalCard({ proposal, decided }: Props) {
  const { proposalId, sentence, proposer, proposedAt, own, mayApprove, case: about } = proposal;
  // The case as it was when this card was shown first, or when the person last agreed to a newer one.
  const [seen, setSeen] = useState(about.revision);
  const id = `proposal-${proposalId}`;
  const heading = useRef<HTMLHeadingElement>(null);
  const { hash } = useLocation();
  // Whoever comes here from the case, for this one, is led to it.
  useEffect(() => {
    if (hash === `#${id}`) heading.current?.focus();
  }, [hash, id]);
  return (
    <article className="card proposal" aria-labelledby={id}>
      <header className="proposal-head">
        <h2 id={id} tabIndex={-1} ref={heading}>
          {sentence}
        </h2>
        <p>
          Case <Link to={`/cases/${about.caseId}`}>{about.caseId}</Link>
          {about.title && ` ${about.title}`}, {about.portName} ({about.port})
        </p>
        <p className="proposal-who">
          Proposed by <strong>{own ? 'you' : proposer.id}</strong> on <Day on={proposedAt} />, {waits(proposedAt)}
        </p>
      </header>
      <div className="proposal-case">
        <StatusTag numbers={about} />
        <BucketBar buckets={about.buckets} legend />
        <p className="proposal-worth">
          {money(about.value.held)} held of {money(about.value.counted)}
        </p>
      </div>
      <ProposalFacts proposal={proposal} />
      {(own || mayApprove) && (
        <Decision
          caseId={about.caseId}
          proposalId={proposalId}
          own={own}
          now={about.revision}
          seen={seen}
          goOn={setSeen}
          decided={decided}
        />
      )}
    </article>
  );
}

function waits(since: string): string {
  const days = daysSince(since);
  if (days === 0) return 'less than a day ago';
  return days === 1 ? 'waiting for a day' : `waiting for ${days} days`;
}
