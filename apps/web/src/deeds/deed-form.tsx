import { Button } from '@trussworks/react-uswds';
import { type SubmitEvent, useEffect, useMemo, useRef, useState } from 'react';
import { fieldErrors, Refused } from '../api/problem.ts';
import type { Recorded, ShownCase } from '../api/types.ts';
import { COMMON, FORMS } from '../generated/forms.ts';
import type { Deed, Field } from './field.ts';
import { FieldView } from './field-view.tsx';
import { Form, type FormContext } from './form-context.ts';
import { Conflict, MovedOn } from './conflict.tsx';
import { Preview } from './preview.tsx';
import { FormProblem } from './form-problem.tsx';
import { isConflict, useRecording } from './use-recording.ts';
import { toBody, type Values } from './values.ts';

interface Props {
  readonly deed: Deed;
  readonly shown?: ShownCase;
  readonly done: (recorded: Recorded) => void;
  readonly cancel: () => void;
  readonly start?: Values;
}

/** Common fields that stand among the others; the rest is rare and folded away. */
const UP_FRONT = new Set(['reasonCode', 'reasonText', 'approver']);

/** Any deed, from its description: fill in, see what will be recorded, record. */
export function DeedForm({ deed, shown, done, cancel, start = {} }: Props) {
  const [values, setValues] = useState<Values>(start);
  // The case as it was when this form was opened, or when the person last agreed to a newer one.
  const [seen, setSeen] = useState(shown?.revision);
  const { phase, error, check, record, edit } = useRecording(done);
  const { own, rare } = useMemo(() => fieldsOf(deed), [deed]);
  const problem = useRef<HTMLDivElement>(null);

  const errors = error instanceof Refused && !isConflict(error) ? fieldErrors(error) : [];
  const context: FormContext = {
    deed,
    ...(shown && { shown }),
    disabled: phase.name !== 'filling',
    View: FieldView,
    errorBelow: (path) => errors.some(({ field }) => field.startsWith(path)),
    errorAt: (path) =>
      errors.find(({ field }) => field === path || (/\[\d+\]$/.test(path) && field.startsWith(`${path}.`)))?.message,
  };

  useEffect(() => {
    if (error) problem.current?.focus();
  }, [error]);

  const given = {
    path: deed.path,
    body: toBody([...own, ...rare], values),
    ...(shown && { caseId: shown.caseId }),
    ...(seen !== undefined && { revision: seen }),
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void check(given);
  };
  const view = (field: Field) => (
    <FieldView
      key={field.name}
      field={field}
      path={field.name}
      value={values[field.name]}
      change={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
    />
  );
  const moved = shown && seen !== undefined && shown.revision > seen;
  const openRare = rare.some(({ name }) => errors.some(({ field }) => field.startsWith(name)));

  return (
    <Form value={context}>
      <form className="deed-form" noValidate onSubmit={submit}>
        <div ref={problem} tabIndex={-1} className="deed-problem">
          {isConflict(error) && shown ? (
            <Conflict shown={shown} seen={seen ?? 0} goOn={() => setSeen(shown.revision)} />
          ) : moved ? (
            <MovedOn shown={shown} seen={seen} goOn={() => setSeen(shown.revision)} />
          ) : (
            error !== undefined && <FormProblem error={error} phase={phase.name} />
          )}
        </div>
        {own.map(view)}
        <details className="deed-rare" open={openRare || undefined}>
          <summary>It happened earlier, or rests on something else</summary>
          {rare.map(view)}
        </details>
        {(phase.name === 'filling' || phase.name === 'checking') && (
          <div className="deed-buttons">
            <Button type="submit" disabled={phase.name === 'checking'}>
              {phase.name === 'checking' ? 'Checking…' : 'Check what will be recorded'}
            </Button>
            <Button type="button" unstyled onClick={cancel}>
              Cancel
            </Button>
          </div>
        )}
        {'outcome' in phase && (
          <Preview phase={phase} before={shown} record={() => void record(given, phase.outcome)} edit={edit} />
        )}
      </form>
    </Form>
  );
}

/** Its own fields first, the needed ones before the others; what any deed may carry after them. */
function fieldsOf({ command, reasons, approval }: Deed): { own: Field[]; rare: Field[] } {
  const needed = (one: Field): number => (one.required ? 0 : 1);
  const special = (FORMS[command] ?? []).toSorted((a, b) => needed(a) - needed(b));
  const common = COMMON.filter(({ name }) => UP_FRONT.has(name))
    .filter(({ name }) => (name === 'approver' ? approval !== undefined : reasons !== undefined))
    .map((field) => ({ ...field, required: field.name === 'reasonCode' || approvalNeeded(field, approval) }));
  const rest = COMMON.filter(({ name }) => !UP_FRONT.has(name));
  return { own: [...special, ...common], rare: rest };
}

function approvalNeeded({ name }: Field, approval: Deed['approval']): boolean {
  return name === 'approver' && approval === 'always';
}
