import { fact } from '../commands/fact.ts';
import { unknownLine } from '../commands/resolve-units.ts';
import { CASE_WORK, CUSTODY, SUPERVISION } from '../commands/roles.ts';

export const recordReview = fact<'SupervisoryReviewRecorded', 'RecordReview'>('SupervisoryReviewRecorded', {
  roles: SUPERVISION,
});
export const recordValuation = fact<'ValuationRecorded', 'RecordValuation'>('ValuationRecorded', {
  roles: CASE_WORK,
  problem: ({ line }, at) => (at.lines.has(line) ? undefined : unknownLine(at, line, 'line')),
});
export const accrueStorage = fact<'StorageChargeAccrued', 'AccrueStorage'>('StorageChargeAccrued', {
  roles: CUSTODY,
  problem: ({ from, to }) =>
    from <= to
      ? undefined
      : {
          code: 'DATES_INVALID',
          field: 'to',
          message: `The period can't end on ${to}, before it began on ${from}.`,
          wayOut: 'Correct one of the two dates.',
          compared: { from, to },
        },
});
export const attachDocument = fact<'DocumentAttached', 'AttachDocument'>('DocumentAttached', { roles: CUSTODY });
export const addNote = fact<'NoteAdded', 'AddNote'>('NoteAdded', { roles: CUSTODY });
