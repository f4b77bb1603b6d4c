import { ProblemError, problemOf } from '../http/problem.ts';

/** What is asked for, by this parameter, is not yet in what is published as far as this process knows. */
export function notYet(field: string, asked: bigint, published: bigint, detail: string): ProblemError {
  const wayOut = 'Ask again in a moment; /api/v1/events/status says how publishing is.';
  const compared = { [field]: String(asked), published: String(published) };
  return new ProblemError(problemOf(503, 'NOT_YET_VISIBLE', detail, wayOut, { field, compared }));
}
