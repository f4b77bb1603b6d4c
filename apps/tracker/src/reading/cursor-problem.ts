import { ProblemError, problemOf } from '../http/problem.ts';

export function cursorProblem(): ProblemError {
  return new ProblemError(
    problemOf(
      400,
      'CURSOR_INVALID',
      'The cursor does not belong to this list.',
      'Take the `next` of a page with the same sort and order, or leave the cursor out.',
      { field: 'cursor' },
    ),
  );
}
