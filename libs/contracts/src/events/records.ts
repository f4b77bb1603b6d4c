import { code, localDate, optional, whole } from '../schema/field.ts';
import { published } from './spec.ts';
import { PUBLISHED_NAMES } from './names.ts';

export const supervisoryReviewRecorded = published<'SupervisoryReviewRecorded'>()({
  version: 1,
  title: 'Supervisory review recorded',
  fields: { nextReviewOn: optional(localDate('Day by which somebody looks again.')) },
  facts: ({ data: { nextReviewOn } }) => (nextReviewOn ? { nextReviewOn } : {}),
});

export const valuationRecorded = published<'ValuationRecorded'>()({
  version: 1,
  title: 'Valuation recorded',
  fields: { line: whole('Line that was valued; the value itself is read from the case.', 1) },
  facts: ({ data: { line } }) => ({ line }),
});

export const storageChargeAccrued = published<'StorageChargeAccrued'>()({
  version: 1,
  title: 'Storage charge accrued',
  fields: {
    amount: whole('In minor units of the currency.'),
    currency: code('ISO 4217.', '^[A-Z]{3}$'),
    from: localDate('First day.'),
    to: localDate('Last day.'),
  },
  facts: ({ data: { amount, currency, from, to } }) => ({ amount, currency, from, to }),
});

export const documentAttached = published<'DocumentAttached'>()({
  version: 1,
  title: 'Document attached',
  fields: {
    mediaType: code('Media type of the file.'),
    sha256: code('Hash of the file.', '^[0-9a-f]{64}$'),
    bytes: whole('Length of the file.'),
  },
  facts: ({ data: { mediaType, digest, bytes } }) => ({ mediaType, sha256: digest.value, bytes }),
});

/** That there is a note is told; what it says is not. */
export const noteAdded = published<'NoteAdded'>()({
  version: 1,
  title: 'Note added',
  fields: {},
  facts: () => ({}),
});

export const annulled = published<'Annulled'>()({
  version: 1,
  title: 'Annulled',
  fields: {
    targetEventId: code('Id of the event that no longer counts; it stays in the feed.'),
    targetName: code('What that event was, as in its type without prefix and version, e.g. "released".'),
    targetRevision: whole('Place of that event in the case, from 0.'),
  },
  facts: ({ data: { targetEventId, targetType, targetRevision } }) => ({
    ...{ targetEventId, targetRevision },
    targetName: PUBLISHED_NAMES[targetType],
  }),
});

export const caseClosed = published<'CaseClosed'>()({
  version: 1,
  title: 'Case closed',
  fields: {},
  facts: () => ({}),
});

export const caseReopened = published<'CaseReopened'>()({
  version: 1,
  title: 'Case reopened',
  fields: {},
  facts: () => ({}),
});
