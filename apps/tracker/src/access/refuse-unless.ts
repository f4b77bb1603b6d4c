import type { Verdict } from '#libs/access';
import { ProblemError, problemOf } from '../http/problem.ts';

/** @throws ProblemError 403 that says why, and whom to ask */
export function refuseUnless(verdict: Verdict): void {
  if (!verdict.allowed) throw new ProblemError(problemOf(403, 'NOT_PERMITTED', verdict.detail, verdict.wayOut));
}
