import { Button } from '@trussworks/react-uswds';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { DEEDS } from '../generated/deeds.ts';
import { deedTitle } from '../deeds/words.ts';
import { Heading } from '../parts/heading.tsx';
import { Instant } from '../parts/moments.tsx';
import { usePerson } from '../session/session.ts';
import { count, forgetJob, type Job, keepJob, keptJobs } from './job.ts';
import { JobView } from './job-view.tsx';
import { NewJob } from './new-job.tsx';

/** The same deed in many cases: first what would happen, then the doing, and in the end a report. */
export default function BulkPage() {
  const person = usePerson();
  const { state } = useLocation() as { state: { caseIds?: readonly string[] } | null };
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [job, setJob] = useState<Job>();
  const by = person?.id ?? '';
  useEffect(() => {
    void keptJobs(by).then(setJobs);
  }, [job, by]);

  const begin = (fresh: Job): void => {
    void keepJob(fresh);
    setJob(fresh);
  };
  const forget = ({ id }: Job): void => {
    void forgetJob(id)
      .then(() => keptJobs(by))
      .then(setJobs);
  };
  const deed = job && DEEDS.find(({ command }) => command === job.command);
  return (
    <div className="screen">
      <Heading title="The same in many cases" />
      <p className="section-about">
        A dry run says for each case what would be recorded, or why it is refused. What is under way is kept in this
        browser, without names: you may leave and come back.
      </p>
      {job && deed ? (
        <JobView key={job.id} start={job} deed={deed} leave={() => setJob(undefined)} />
      ) : (
        <>
          {person && (
            <NewJob key={state?.caseIds?.join(' ')} person={person} chosen={state?.caseIds ?? []} begin={begin} />
          )}
          {jobs.length > 0 && (
            <section className="card" aria-labelledby="kept">
              <h2 id="kept">Begun here before</h2>
              <ul className="kept-jobs">
                {jobs.map((one) => (
                  <li key={one.id}>
                    <span>
                      {deedTitle(one)} in {one.items.length} cases, {count(one, 'recorded')} recorded,{' '}
                      <Instant at={one.startedAt} />
                    </span>
                    <Button type="button" unstyled onClick={() => setJob(one)}>
                      Go on
                    </Button>
                    <Button type="button" unstyled onClick={() => forget(one)}>
                      Forget
                    </Button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
}
