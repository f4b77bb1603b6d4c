import { Button, FormGroup, Label, Select, Textarea } from '@trussworks/react-uswds';
import { type SubmitEvent, useState } from 'react';
import { DeedFields } from '../deeds/deed-fields.tsx';
import { useDraft } from '../deeds/drafts.ts';
import { bodyOf } from '../deeds/fields-of.ts';
import type { Values } from '../deeds/values.ts';
import { deedTitle } from '../deeds/words.ts';
import { Notice } from '../parts/notice.tsx';
import { Failure } from '../parts/states.tsx';
import type { Person } from '../session/person.ts';
import { bulkDeeds } from './bulk-deeds.ts';
import type { Job } from './job.ts';
import { MOST, numbersIn, resolve } from './which-cases.ts';

interface Props {
  readonly person: Person;
  /** Cases chosen in the work list. */
  readonly chosen: readonly string[];
  readonly begin: (job: Job) => void;
}

/** Which cases, and what is to be done in all of them. */
export function NewJob({ person, chosen, begin }: Props) {
  const deeds = bulkDeeds(person);
  // Cases chosen in the work list are another job than the one that was begun here before.
  const { draft, keep, forget } = useDraft(`${person.id} bulk ${chosen.join(' ')}`, () => ({
    command: '',
    pasted: chosen.join('\n'),
    values: {},
  }));
  const { command, pasted, values } = draft;
  const setCommand = (command: string): void => keep((before) => ({ ...before, command }));
  const setPasted = (pasted: string): void => keep((before) => ({ ...before, pasted }));
  const setValues = (update: (before: Values) => Values): void =>
    keep((before) => ({ ...before, values: update(before.values) }));
  const [looking, setLooking] = useState<number>();
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const [error, setError] = useState<unknown>();
  const deed = deeds.find((one) => one.command === command);
  const numbers = numbersIn(pasted);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (!deed || numbers.length === 0) return;
    setLooking(0);
    setError(undefined);
    try {
      const resolved = await resolve(numbers, setLooking);
      setUnknown(resolved.unknown);
      if (resolved.caseIds.length === 0 || (resolved.unknown.length > 0 && unknown.length === 0)) return;
      const items = resolved.caseIds.map((caseId) => ({ caseId, key: crypto.randomUUID(), state: 'waiting' as const }));
      const startedAt = new Date().toISOString();
      forget();
      begin({ id: crypto.randomUUID(), by: person.id, startedAt, command, body: bodyOf(deed, values), items });
    } catch (problem) {
      setError(problem);
    } finally {
      setLooking(undefined);
    }
  };

  return (
    <form className="deed-form" onSubmit={(event) => void submit(event)}>
      {error !== undefined && <Failure error={error} />}
      {unknown.length > 0 && (
        <Notice
          type="warning"
          heading={`${unknown.length} ${unknown.length === 1 ? 'number belongs' : 'numbers belong'} to no case that you may see`}
          role="alert"
        >
          {unknown.slice(0, 20).join(', ')}
          {unknown.length > 20 && ' and more'}. Go on without them, or correct them.
        </Notice>
      )}
      <FormGroup>
        <Label htmlFor="numbers">Cases</Label>
        <span className="usa-hint" id="numbers-hint">
          Case, entry, FP&amp;F or serial numbers, pasted from anywhere or out of a CSV file; at most {MOST}.
        </span>
        <Textarea
          id="numbers"
          name="numbers"
          rows={6}
          value={pasted}
          aria-describedby="numbers-hint"
          onChange={({ target }) => setPasted(target.value)}
        />
        <Label htmlFor="file">Or a CSV file</Label>
        <input
          id="file"
          className="usa-file-input"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={({ target }) => void target.files?.[0]?.text().then(setPasted)}
        />
        <p role="status">{numbers.length} numbers</p>
      </FormGroup>
      <FormGroup>
        <Label htmlFor="deed">What is to be done in all of them</Label>
        <Select id="deed" name="deed" value={command} onChange={({ target }) => setCommand(target.value)}>
          <option value="">Choose</option>
          {deeds.map((one) => (
            <option key={one.command} value={one.command}>
              {deedTitle(one)}
            </option>
          ))}
        </Select>
        {deed?.from && <p className="usa-hint">In each case it is about all units that it may be about.</p>}
      </FormGroup>
      {deed && <DeedFields deed={deed} values={values} change={setValues} without="lines" />}
      <div className="deed-buttons">
        <Button type="submit" disabled={!deed || numbers.length === 0 || looking !== undefined}>
          {looking === undefined
            ? unknown.length > 0
              ? 'Go on without them'
              : 'Check what would happen'
            : `Looking up ${looking} of ${numbers.length}…`}
        </Button>
      </div>
    </form>
  );
}
