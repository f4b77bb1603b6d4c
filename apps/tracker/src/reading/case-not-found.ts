import { ProblemError, problemOf } from '../http/problem.ts';

export function caseNotFound(caseId: string): ProblemError {
  return new ProblemError(
    problemOf(
      404,
      'CASE_NOT_FOUND',
      `There is no case ${caseId}.`,
      'Check the number, or search for the case by its entry, FP&F or serial number.',
      { field: 'caseId' },
    ),
  );
}
