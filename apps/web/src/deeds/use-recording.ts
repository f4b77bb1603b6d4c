import { useState } from 'react';
import { ConnectionLost, Refused } from '../api/problem.ts';
import { send, type Sending } from '../api/record.ts';
import type { Recorded } from '../api/types.ts';

/** Milliseconds before each further try of a deed that got no answer. */
const TRIES = [1_000, 2_000, 4_000];

export type Phase =
  | { readonly name: 'filling' }
  | { readonly name: 'checking' }
  | { readonly name: 'checked'; readonly outcome: Recorded }
  | { readonly name: 'recording'; readonly outcome: Recorded; readonly attempt: number }
  /** No answer came, and none of the further tries got one: it may have been recorded. */
  | { readonly name: 'unknown'; readonly outcome: Recorded };

type Given = Omit<Sending, 'key' | 'dryRun'>;

/**
 * The way of one deed: filled in, checked by a dry run, recorded. One key for the whole life of the form, whatever is
 * sent again, so a second click or a lost connection records nothing twice.
 */
export function useRecording(key: string, done: (recorded: Recorded) => void) {
  const [phase, setPhase] = useState<Phase>({ name: 'filling' });
  const [error, setError] = useState<unknown>();

  const check = async (given: Given): Promise<Recorded | undefined> => {
    setPhase({ name: 'checking' });
    setError(undefined);
    try {
      const outcome = await send({ ...given, key, dryRun: true });
      setPhase({ name: 'checked', outcome });
      return outcome;
    } catch (problem) {
      setError(problem);
      setPhase({ name: 'filling' });
      return undefined;
    }
  };

  const record = async (given: Given, outcome: Recorded): Promise<void> => {
    setError(undefined);
    for (let attempt = 1; ; attempt++) {
      setPhase({ name: 'recording', outcome, attempt });
      try {
        done(await send({ ...given, key, dryRun: false }));
        return;
      } catch (problem) {
        if (isDefinite(problem)) {
          setError(problem);
          setPhase({ name: 'filling' });
          return;
        }
        const wait = TRIES[attempt - 1];
        if (wait === undefined) {
          setError(problem);
          setPhase({ name: 'unknown', outcome });
          return;
        }
        await new Promise((later) => setTimeout(later, wait));
      }
    }
  };

  const again = (): void => {
    setError(undefined);
    setPhase({ name: 'filling' });
  };

  return { phase, error, check, record, again, edit: () => setPhase({ name: 'filling' }) };
}

/** A refusal says that nothing was recorded, but for a store that did not answer (503). */
function isDefinite(problem: unknown): boolean {
  if (problem instanceof ConnectionLost) return false;
  return !(problem instanceof Refused && problem.problem.status >= 502);
}

/** Somebody else changed the case since this form was opened. */
export function isConflict(error: unknown): boolean {
  return error instanceof Refused && error.problem.code === 'REVISION_CONFLICT';
}
