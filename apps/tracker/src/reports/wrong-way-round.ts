import { ProblemError, problemOf } from '../http/problem.ts';

/** A period that ends before it begins. */
export function wrongWayRound(from: string, to: string): ProblemError {
  return new ProblemError(
    problemOf(400, 'VALIDATION_FAILED', `from: ${from} is after ${to}.`, 'Exchange the two dates.', {
      field: 'from',
      compared: { from, to },
    }),
  );
}
