import { Link, NavLink, Outlet, useOutletContext, useParams } from 'react-router';
import { useCase } from '../api/queries.ts';
import type { ShownCase } from '../api/types.ts';
import { BucketBar } from '../parts/bucket-bar.tsx';
import { Heading } from '../parts/heading.tsx';
import { Day, HeldSince, today } from '../parts/moments.tsx';
import { money } from '../parts/money.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { StatusTag, statusWord } from '../parts/status-tag.tsx';
import { Notes } from './notices-of-page.tsx';

/** A case: its status word with the numbers above, and below whichever of its sides is asked for. */
export default function CasePage() {
  const { caseId = '' } = useParams();
  const id = caseId.toUpperCase();
  const { data, error, refetch } = useCase(id);
  if (error && !data) {
    return (
      <div className="screen">
        <Heading title={`Case ${id}`} />
        <Failure error={error} retry={() => void refetch()} />
        <p>
          <Link to="/">Back to the work list</Link>
        </p>
      </div>
    );
  }
  if (!data) {
    return (
      <div className="screen">
        <Heading title={`Case ${id}`} />
        <Loading what={`case ${id}`} />
      </div>
    );
  }
  return (
    <div className="screen">
      <CaseHead shown={data} />
      <Notes caseId={id} />
      <nav className="sides" aria-label={`Case ${id}`}>
        <NavLink to="." end>
          Overview
        </NavLink>
        <NavLink to="timeline">Timeline</NavLink>
        <NavLink to="as-of">Time travel</NavLink>
      </nav>
      <Outlet context={data} />
    </div>
  );
}

/** The case that the screens below it are about. */
export function useShownCase(): ShownCase {
  return useOutletContext<ShownCase>();
}

function CaseHead({ shown }: { shown: ShownCase }) {
  const { caseId, title, portName, port, lifecycle, disposition, heldSince, nextReviewOn, nextDeadline, value } = shown;
  return (
    <header className="case-head">
      <p className="case-path">
        <Link to="/">Work list</Link> / <span>{caseId}</span>
      </p>
      <div className="case-head-row">
        <div>
          <Heading title={`${caseId}: ${statusWord(shown.status)}`}>
            {caseId} {title && <span className="case-head-title">{title}</span>}
          </Heading>
          <StatusTag numbers={shown} large />
        </div>
        <dl className="case-facts">
          <Fact name="Port">
            {portName} ({port})
          </Fact>
          <Fact name="Lifecycle">
            {lifecycle}
            {disposition && `, ${disposition.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`}
          </Fact>
          {heldSince && shown.held > 0 && (
            <Fact name="Held since">
              <HeldSince at={heldSince} timeZone={shown.timeZone} />
            </Fact>
          )}
          {nextReviewOn && (
            <Fact name="Next review">
              <Day on={nextReviewOn} /> {nextReviewOn <= today() && <span className="due">due</span>}
            </Fact>
          )}
          {nextDeadline && (
            <Fact name="Next deadline">
              <Day on={nextDeadline.due} />, {nextDeadline.label.toLowerCase()}{' '}
              {nextDeadline.due <= today() && (
                <span className="due">{nextDeadline.due < today() ? 'past' : 'due'}</span>
              )}
            </Fact>
          )}
          <Fact name="Value held">
            {money(value.held)} of {money(value.counted)}
          </Fact>
        </dl>
      </div>
      <BucketBar buckets={shown.buckets} legend />
    </header>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
