import type { Entry, ReferenceList } from './list.ts';

/** A house rule: from policy, not from law, so an office may set another number. */
export interface Policy extends Entry {
  readonly value: number;
  readonly unit: 'days' | 'hours';
  readonly citation: string;
}

const custodyReview: Policy = {
  code: 'custody-review',
  label: 'Somebody looks at held goods again after the last of the four transitions',
  value: 30,
  unit: 'days',
  citation: 'policy',
};

const lateEntry: Policy = {
  code: 'late-entry',
  label: 'An entry counts as late and has to say why',
  value: 72,
  unit: 'hours',
  citation: 'policy',
};

export const POLICIES: ReferenceList<Policy> = {
  list: 'policies',
  version: '2025-01',
  entries: [custodyReview, lateEntry],
};

/** Calendar days after the last of the four transitions by which somebody looks at held goods again. */
export const CUSTODY_REVIEW_DAYS = custodyReview.value;

/** Hours after which an entry counts as late and has to say why. */
export const LATE_AFTER_HOURS = lateEntry.value;
