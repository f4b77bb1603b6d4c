import { useCallback } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { refresh } from '../app/query-client.ts';
import type { Recorded } from '../api/types.ts';
import { useShownCase } from '../case/case-page.tsx';
import { DEEDS } from '../generated/deeds.ts';
import { usePerson } from '../session/session.ts';
import { DeedForm } from './deed-form.tsx';
import type { Deed } from './field.ts';
import { legalDeeds } from './legal-deeds.ts';
import { deedTitle } from './words.ts';

/** One deed in one case. */
export default function DeedPage() {
  const { deed: path } = useParams();
  const shown = useShownCase();
  const person = usePerson();
  const navigate = useNavigate();
  const deed = DEEDS.find((one) => one.path === path);
  const back = `/cases/${shown.caseId}`;

  const done = useCallback(
    async (recorded: Recorded) => {
      await refresh(recorded.caseId);
      const sentences = recorded.events.map(({ sentence }) => sentence);
      await navigate(back, {
        state: {
          recorded: {
            caseId: recorded.caseId,
            sentences,
            replayed: recorded.replayed,
            proposed: recorded.proposal !== undefined,
          },
        },
      });
    },
    [navigate, back],
  );

  if (!deed) {
    return (
      <p>
        There is no such deed. <Link to={back}>Back to the case</Link>
      </p>
    );
  }
  const legal = person && legalDeeds(shown, person).some(({ command }) => command === deed.command);
  return (
    <section className="deed" aria-labelledby="deed">
      <h2 id="deed">{deedTitle(deed)}</h2>
      <p className="section-about">
        {deed.summary}. {deed.description}
      </p>
      {legal && deed.approval && <NeedsSecond deed={deed} />}
      {!legal && (
        <p className="deed-not-now">
          As the case stands now, this is not open to you: it needs another role, another port, or units that are not
          there. <Link to={back}>Back to the case</Link>
        </p>
      )}
      {legal && (
        <DeedForm
          key={`${shown.caseId} ${deed.command}`}
          deed={deed}
          shown={shown}
          done={(recorded) => void done(recorded)}
          cancel={() => void navigate(back)}
        />
      )}
    </section>
  );
}

/** Said before anything is typed: this ends in a proposal. */
function NeedsSecond({ deed: { approval } }: { deed: Deed }) {
  return (
    <p className="deed-two-persons">
      {approval === 'always' ? 'This needs a second person: ' : 'From seizure this needs a second person: '}
      what you record is a proposal, which moves nothing until a supervisor of the port approves it.
    </p>
  );
}
