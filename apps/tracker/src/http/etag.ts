import { ProblemError, problemOf } from './problem.ts';

/** The revision of a case as an entity tag: the number in double quotes. */
export function toETag(revision: number): string {
  return `"${revision}"`;
}

/**
 * The revision that `If-Match` demands; nothing when absent or `*` (whatever the case is at).
 * @throws ProblemError 400 when it is not an entity tag of this API.
 */
export function revisionFrom(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const match = /^\s*"(\d{1,15})"\s*$/.exec(ifMatch);
  if (match?.[1] !== undefined) return Number(match[1]);
  throw new ProblemError(
    problemOf(
      400,
      'VALIDATION_FAILED',
      `If-Match: ${ifMatch} is not the revision of a case.`,
      'Send the ETag of the case as you got it, e.g. "7" with its quotes.',
      { field: 'If-Match' },
    ),
  );
}
