import { CaseMatters } from './matters.tsx';
import { DeedMenu } from './deed-menu.tsx';
import { Lines } from './lines.tsx';
import { useShownCase } from './case-page.tsx';
import { WaitingHere } from './waiting-here.tsx';
import { Parties } from './parties.tsx';

/** What a case is about, and what can be done about it. */
export default function Overview() {
  const shown = useShownCase();
  return (
    <div className="overview">
      <div className="overview-main">
        <WaitingHere shown={shown} />
        <Lines lines={shown.lines} />
        <CaseMatters shown={shown} />
      </div>
      <aside className="overview-side" aria-label="What can be done, and who is involved">
        <DeedMenu shown={shown} />
        <Parties shown={shown} />
      </aside>
    </div>
  );
}
