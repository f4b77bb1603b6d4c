import { sayAmount, sayNumber } from '../case-file/say.ts';
import { withLine } from '../case-file/with-line.ts';
import type { EventSpec } from '../events/spec.ts';

export const supervisoryReviewRecorded: EventSpec<'SupervisoryReviewRecorded'> = {
  version: 1,
  title: 'Supervisory review recorded',
  apply: (state, { eventId, effectiveAt, data: { nextReviewOn } }) => ({
    ...state,
    reviews: [...state.reviews, { eventId, at: effectiveAt, ...(nextReviewOn ? { nextReviewOn } : {}) }],
  }),
  describe: ({ basis, finding, nextReviewOn }) =>
    `Reviewed (${basis}): ${finding}${nextReviewOn ? `; next review by ${nextReviewOn}` : ''}`,
};

export const valuationRecorded: EventSpec<'ValuationRecorded'> = {
  version: 1,
  title: 'Valuation recorded',
  apply: (state, { data: { line, unitValue } }) =>
    withLine(state, line, (one) => ({ ...one, valuations: [...one.valuations, unitValue] })),
  describe: ({ line, unitValue, source }) =>
    `Line ${line} valued at ${sayAmount(unitValue.amount, unitValue.currency)} a unit, ${unitValue.basis} (${source})`,
};

export const storageChargeAccrued: EventSpec<'StorageChargeAccrued'> = {
  version: 1,
  title: 'Storage charge accrued',
  apply: (state, { data: { amount, currency } }) => ({
    ...state,
    storage: { ...state.storage, [currency]: (state.storage[currency] ?? 0) + amount },
  }),
  describe: ({ amount, currency, from, to, custodian }) =>
    `Storage of ${sayAmount(amount, currency)} from ${from} to ${to} (${custodian})`,
};

export const documentAttached: EventSpec<'DocumentAttached'> = {
  version: 2,
  title: 'Document attached',
  apply: (state) => ({ ...state, documents: state.documents + 1 }),
  describe: ({ title, mediaType, bytes, digest }) =>
    `${title} (${mediaType}, ${sayNumber(bytes)} bytes, ${digest.algorithm.toUpperCase()} ${digest.value.slice(0, 12)}...)`,
};

export const noteAdded: EventSpec<'NoteAdded'> = {
  version: 1,
  title: 'Note added',
  apply: (state) => ({ ...state, notes: state.notes + 1 }),
  describe: ({ text }) => text,
};
