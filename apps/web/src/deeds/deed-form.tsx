import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@trussworks/react-uswds';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { fieldErrors, Refused } from '../api/problem.ts';
import type { Recorded, ShownCase } from '../api/types.ts';
import { Conflict, MovedOn } from './conflict.tsx';
import { DeedFields } from './deed-fields.tsx';
import { useDraft } from './drafts.ts';
import type { Deed } from './field.ts';
import { bodyOf } from './fields-of.ts';
import { FormProblem } from './form-problem.tsx';
import { Preview } from './preview.tsx';
import { usePerson } from '../session/session.ts';
import { isConflict, useRecording } from './use-recording.ts';
import type { Values } from './values.ts';

interface Props {
  readonly deed: Deed;
  readonly shown?: ShownCase;
  readonly done: (recorded: Recorded) => void;
  readonly cancel: () => void;
  readonly start?: Values;
}

/** Any deed: fill in, see what will be recorded, record. */
export function DeedForm({ deed, shown, done, cancel, start = {} }: Props) {
  const person = usePerson();
  const { draft, found, keep, forget } = useDraft(`${person?.id} ${shown?.caseId} ${deed.command}`, () => ({
    values: start,
    // What may have been recorded already is sent under the same key also by who left the form and came back.
    key: crypto.randomUUID(),
  }));
  const { values } = draft;
  // The case as it was when this form was opened, or when the person last agreed to a newer one.
  const [seen, setSeen] = useState(shown?.revision);
  const { phase, error, check, record, edit } = useRecording(draft.key, (recorded) => {
    forget();
    done(recorded);
  });
  const problem = useRef<HTMLDivElement>(null);
  const queries = useQueryClient();
  const errors = error instanceof Refused && !isConflict(error) ? fieldErrors(error) : [];

  useEffect(() => {
    if (error) problem.current?.focus();
    // What others recorded is fetched at once, not when it is next asked for.
    if (isConflict(error)) void queries.invalidateQueries({ queryKey: ['case', shown?.caseId] });
  }, [error, queries, shown?.caseId]);

  const given = {
    path: deed.path,
    body: bodyOf(deed, values),
    ...(shown && { caseId: shown.caseId }),
    ...(seen !== undefined && { revision: seen }),
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void check(given);
  };
  const moved = shown && seen !== undefined && shown.revision > seen;

  return (
    <form className="deed-form" noValidate onSubmit={submit}>
      <div ref={problem} tabIndex={-1} className="deed-problem">
        {isConflict(error) && shown ? (
          <Conflict shown={shown} seen={seen ?? 0} goOn={setSeen} />
        ) : moved && phase.name === 'filling' ? (
          <MovedOn shown={shown} seen={seen} goOn={setSeen} />
        ) : (
          error !== undefined && <FormProblem error={error} phase={phase.name} />
        )}
      </div>
      {found && phase.name === 'filling' && (
        <p className="deed-found" role="status">
          What you typed here before is still there.{' '}
          <Button type="button" unstyled onClick={forget}>
            Begin anew
          </Button>
        </p>
      )}
      <DeedFields
        deed={deed}
        {...(shown && { shown })}
        values={values}
        change={(update) => keep((before) => ({ ...before, values: update(before.values) }))}
        disabled={phase.name !== 'filling'}
        errors={errors}
      />
      {(phase.name === 'filling' || phase.name === 'checking') && (
        <div className="deed-buttons">
          <Button type="submit" disabled={phase.name === 'checking'}>
            {phase.name === 'checking' ? 'Checking…' : 'Check what will be recorded'}
          </Button>
          <Button
            type="button"
            unstyled
            onClick={() => {
              forget();
              cancel();
            }}
          >
            Cancel
          </Button>
        </div>
      )}
      {'outcome' in phase && (
        <Preview phase={phase} before={shown} record={() => void record(given, phase.outcome)} edit={edit} />
      )}
    </form>
  );
}
