import { Button } from '@trussworks/react-uswds';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type ApprovalsFilter, useApprovals } from '../api/queries.ts';
import type { Recorded } from '../api/types.ts';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { may } from '../session/person.ts';
import { usePerson } from '../session/session.ts';
import { ProposalCard } from './proposal-card.tsx';

const VIEWS = [
  { whose: 'others', title: 'By others', about: 'Waiting for a supervisor of the port, longest first.' },
  { whose: 'own', title: 'My own', about: 'Nobody approves their own; you can withdraw them.' },
] as const;

/** What waits for a second person: what would be recorded, since when, by whom; and the decision. */
export default function ApprovalsPage() {
  const person = usePerson();
  const [search] = useSearchParams();
  const decides = person !== undefined && may(person, 'record:ApproveProposal');
  const whose =
    search.get('whose') ?? (decides || (person && !may(person, 'record:WithdrawProposal')) ? 'others' : 'own');
  const view = VIEWS.find((one) => one.whose === whose) ?? VIEWS[0];
  const list = useApprovals({ proposedBy: view.whose } satisfies ApprovalsFilter);
  const proposals = list.data?.pages.flatMap((page) => page.proposals) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const [decided, setDecided] = useState<Recorded>();
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => told.current?.focus(), [decided]);

  return (
    <div className="screen approvals">
      <div className="screen-head">
        <Heading title="Approvals" />
        {list.data && (
          <p className="totals">
            <strong>{total}</strong> {total === 1 ? 'proposal waits' : 'proposals wait'}
          </p>
        )}
      </div>
      <nav className="views" aria-label="Views">
        <ul>
          {VIEWS.map((one) => (
            <li key={one.whose}>
              <Link to={`/approvals?whose=${one.whose}`} {...(one === view && { 'aria-current': 'page' as const })}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="view-about">{view.about}</p>
      <div ref={told} tabIndex={-1} className="approvals-told">
        {decided && <Decided recorded={decided} />}
      </div>
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="proposals" />}
      {list.data && proposals.length === 0 && <Nothing own={view.whose === 'own'} />}
      <ul className="proposals">
        {proposals.map((proposal) => (
          <li key={proposal.proposalId}>
            <ProposalCard proposal={proposal} decided={setDecided} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button type="button" outline disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </div>
  );
}

function Nothing({ own }: { own: boolean }) {
  return (
    <Empty title={own ? 'Nothing of yours waits' : 'Nothing waits for approval'}>
      <p>
        {own
          ? 'A seizure, a release from seizure, a forfeiture or an annulment that you propose is listed here until it is decided.'
          : 'What officers of your ports propose appears here by itself.'}
      </p>
    </Empty>
  );
}

function Decided({ recorded: { caseId, events } }: { recorded: Recorded }) {
  return (
    <Notice type="success" heading={events[0]?.title ?? 'Recorded'} role="status">
      {events.map(({ sentence }) => sentence).join('. ')}. <Link to={`/cases/${caseId}`}>Open {caseId}</Link>
    </Notice>
  );
}
