import { Link, useNavigate } from 'react-router';
import { refresh } from '../app/query-client.ts';
import type { Recorded } from '../api/types.ts';
import { DEEDS } from '../generated/deeds.ts';
import { Heading } from '../parts/heading.tsx';
import { may } from '../session/person.ts';
import { usePerson } from '../session/session.ts';
import { DeedForm } from './deed-form.tsx';

const START = { parties: [{ role: 'importer' }], lines: [{ line: '1' }] };

export default function OpenCasePage() {
  const navigate = useNavigate();
  const person = usePerson();
  const allowed = person !== undefined && may(person, 'record:OpenCase');
  const deed = DEEDS.find(({ command }) => command === 'OpenCase');
  const done = async ({ caseId, events, replayed }: Recorded): Promise<void> => {
    await refresh(caseId);
    const sentences = events.map(({ sentence }) => sentence);
    await navigate(`/cases/${caseId}`, { state: { recorded: { caseId, sentences, replayed } } });
  };
  return (
    <div className="screen">
      <Heading title="Open a case" />
      <p className="section-about">One enforcement matter at one port against one consignment.</p>
      {!allowed && (
        <p className="deed-not-now">
          Cases are opened by case officers and supervisors. <Link to="/">Back to the work list</Link>
        </p>
      )}
      {allowed && deed && (
        <DeedForm deed={deed} start={START} done={(r) => void done(r)} cancel={() => void navigate('/')} />
      )}
    </div>
  );
}
