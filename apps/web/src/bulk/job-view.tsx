import { Button, Table } from '@trussworks/react-uswds';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { queryClient } from '../app/query-client.ts';
import type { Deed } from '../deeds/field.ts';
import { deedTitle } from '../deeds/words.ts';
import { Failure } from '../parts/states.tsx';
import { count, type Item, type Job, keepJob } from './job.ts';
import { download } from './report.ts';
import { rehearse, run } from './run-job.ts';

const WORDS: Readonly<Record<Item['state'], string>> = {
  waiting: 'to be checked',
  allowed: 'can be done',
  refused: 'refused',
  recorded: 'recorded',
  failed: 'refused when it came to it',
};

/** A job: what would happen in each case, then the recording of it, then the report. */
export function JobView({ start, deed, leave }: { start: Job; deed: Deed; leave: () => void }) {
  const [job, setJob] = useState(start);
  const [busy, setBusy] = useState<'checking' | 'recording'>();
  const [error, setError] = useState<unknown>();
  const latest = useRef(start);
  const stop = useRef<AbortController>(undefined);

  const report = (item: Item): void => {
    const items = latest.current.items.map((one) => (one.caseId === item.caseId ? item : one));
    latest.current = { ...latest.current, items };
    setJob(latest.current);
    void keepJob(latest.current);
  };
  const work = async (what: 'checking' | 'recording'): Promise<void> => {
    stop.current = new AbortController();
    setBusy(what);
    setError(undefined);
    try {
      await (what === 'checking' ? rehearse : run)(latest.current, deed, report, stop.current.signal);
    } catch (problem) {
      stop.current.abort();
      setError(problem);
    } finally {
      setBusy(undefined);
      if (what === 'recording') void queryClient.invalidateQueries();
    }
  };

  const all = job.items.length;
  const waiting = count(job, 'waiting');
  const allowed = count(job, 'allowed');
  const done = busy === 'checking' || waiting > 0 ? all - waiting : count(job, 'recorded', 'failed');
  const goal = busy === 'checking' || waiting > 0 ? all : count(job, 'allowed', 'recorded', 'failed');

  return (
    <section aria-labelledby="job">
      <h2 id="job">
        {deedTitle(deed)} in {all} {all === 1 ? 'case' : 'cases'}
      </h2>
      {error !== undefined && <Failure error={error} />}
      <p role="status">
        {count(job, 'recorded')} recorded, {allowed} can be done, {count(job, 'refused', 'failed')} refused, {waiting}{' '}
        to be checked
      </p>
      <progress className="job-progress" value={done} max={Math.max(goal, 1)} aria-label="Progress" />
      <div className="deed-buttons">
        {waiting > 0 && (
          <Button type="button" disabled={busy !== undefined} onClick={() => void work('checking')}>
            Check what would happen
          </Button>
        )}
        {waiting === 0 && allowed > 0 && (
          <Button type="button" disabled={busy !== undefined} onClick={() => void work('recording')}>
            Record it in {allowed} {allowed === 1 ? 'case' : 'cases'}
          </Button>
        )}
        {busy && (
          <Button type="button" outline onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        )}
        {waiting < all && (
          <Button type="button" outline onClick={() => download(job)}>
            Download the report
          </Button>
        )}
        <Button type="button" unstyled onClick={leave}>
          {goal > 0 && done === goal && allowed === 0 ? 'Done' : 'Leave, and come back later'}
        </Button>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Cases of the job">
        <Table compact fullWidth>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">State</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {job.items.map(({ caseId, state, says }) => (
              <tr key={caseId} className={`is-${state}`}>
                <th scope="row">
                  <Link to={`/cases/${caseId}`}>{caseId}</Link>
                </th>
                <td>{WORDS[state]}</td>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}
