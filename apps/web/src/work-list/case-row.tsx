import { Checkbox } from '@trussworks/react-uswds';
import { memo } from 'react';
import { Link } from 'react-router';
import type { CaseSummary } from '../api/types.ts';
import { BucketBar } from '../parts/bucket-bar.tsx';
import { Day, HeldSince, today } from '../parts/moments.tsx';
import { money } from '../parts/money.ts';
import { StatusTag } from '../parts/status-tag.tsx';

interface Props {
  readonly shown: CaseSummary;
  readonly chosen: boolean;
  readonly toggle: (caseId: string) => void;
}

/** One case in the list; its cells name themselves where the head of the table is not to be seen. */
export const CaseRow = memo(function CaseRow({ shown, chosen, toggle }: Props) {
  const { caseId, title, importer, goods, port, portName, timeZone, heldSince, nextReviewOn, value, held } = shown;
  const overdue = nextReviewOn !== null && nextReviewOn <= today();
  return (
    <>
      <span role="cell" className="case-tick">
        <Checkbox
          id={`tick-${caseId}`}
          name="case"
          label={<span className="usa-sr-only">Choose {caseId}</span>}
          checked={chosen}
          onChange={() => toggle(caseId)}
        />
      </span>
      <span role="cell" className="case-name">
        <Link to={`/cases/${caseId}`}>{caseId}</Link>
        <span className="case-title">{title ?? goods.map(({ model }) => model).join(', ')}</span>
        {importer && <span className="case-importer">{importer}</span>}
      </span>
      <span role="cell">
        <StatusTag numbers={shown} />
      </span>
      <span role="cell" className="case-bar">
        <BucketBar buckets={shown.buckets} />
      </span>
      <span role="cell">
        <span className="cell-name">Port</span>
        <span>
          {portName} <span className="port-code">{port}</span>
        </span>
      </span>
      <span role="cell">
        <span className="cell-name">Held since</span>
        {heldSince && held > 0 ? (
          <span>
            <HeldSince at={heldSince} timeZone={timeZone} />
          </span>
        ) : (
          <span className="nothing">not held</span>
        )}
      </span>
      <span role="cell" className={overdue ? 'is-due' : ''}>
        <span className="cell-name">Next review</span>
        {nextReviewOn ? (
          <span>
            <Day on={nextReviewOn} /> {overdue && <span className="due">due</span>}
          </span>
        ) : (
          <span className="nothing">none</span>
        )}
      </span>
      <span role="cell" className="case-value">
        <span className="cell-name">Value held</span>
        {held > 0 ? money(value.held) : <span className="nothing">none</span>}
      </span>
    </>
  );
});
