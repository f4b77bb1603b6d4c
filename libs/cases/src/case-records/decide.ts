import { notAfter } from '../attest-still-held/review-after.ts';
import { localDate } from '../case-file/local-date.ts';
import { fact } from '../commands/fact.ts';
import { accept, refuse } from '../commands/refusal.ts';
import { unknownLine } from '../commands/resolve-units.ts';
import { CASE_WORK, CUSTODY, SUPERVISION } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import { amountProblem, numberProblem } from '../commands/whole-number.ts';
import type { DocumentAttachedData } from './events.ts';

export const recordReview = fact<'SupervisoryReviewRecorded', 'RecordReview'>('SupervisoryReviewRecorded', {
  roles: SUPERVISION,
  problem: ({ nextReviewOn }, { opened }, _file, { effectiveAt }) =>
    notAfter(nextReviewOn, localDate(effectiveAt, opened?.port)),
});
export const recordValuation = fact<'ValuationRecorded', 'RecordValuation'>('ValuationRecorded', {
  roles: CASE_WORK,
  problem: ({ line, unitValue }, at) =>
    at.lines.has(line) ? amountProblem('unitValue', unitValue) : unknownLine(at, line, 'line'),
});
export const accrueStorage = fact<'StorageChargeAccrued', 'AccrueStorage'>('StorageChargeAccrued', {
  roles: CUSTODY,
  problem: ({ from, to, amount }) =>
    from <= to
      ? numberProblem('amount', amount, 0)
      : {
          code: 'DATES_INVALID',
          field: 'to',
          message: `The period can't end on ${to}, before it began on ${from}.`,
          wayOut: 'Correct one of the two dates.',
          compared: { from, to },
        },
});
/** Whoever attaches a file says its SHA-256, as sha256sum prints it. */
export type AttachDocument = Omit<DocumentAttachedData, 'digest'> & { readonly sha256: string };

export const attachDocument: CommandSpec<'AttachDocument'> = {
  roles: CUSTODY,
  decide: (_view, { data: { sha256, ...document } }) => {
    const problem = numberProblem('bytes', document.bytes, 1);
    if (problem) return refuse(problem);
    const digest = { algorithm: 'sha-256', value: sha256 } as const;
    return accept([{ type: 'DocumentAttached', data: { ...document, digest } }]);
  },
};
export const addNote = fact<'NoteAdded', 'AddNote'>('NoteAdded', { roles: CUSTODY });
