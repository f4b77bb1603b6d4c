import { Button } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import type { ChosenCases } from './use-chosen.ts';

/** What is to be done with the cases that were ticked. */
export function Chosen({ chosen }: { chosen: ChosenCases }) {
  const { ids, clear } = chosen;
  if (ids.size === 0) return null;
  return (
    <div className="chosen" role="region" aria-label="Chosen cases">
      <strong role="status">
        {ids.size} {ids.size === 1 ? 'case' : 'cases'} chosen
      </strong>
      <Link className="usa-button" to="/bulk" state={{ caseIds: [...ids] }}>
        Do the same in all of them
      </Link>
      <Button type="button" unstyled onClick={clear}>
        Choose none
      </Button>
    </div>
  );
}
