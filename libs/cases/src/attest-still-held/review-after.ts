import type { Refusal } from '../commands/refusal.ts';

/** `DATES_INVALID`: somebody looks again after the day that it is said on, or it would be overdue as soon as it is recorded. */
export function notAfter(nextReviewOn: string | undefined, on: string): Refusal | undefined {
  if (nextReviewOn === undefined || nextReviewOn > on) return undefined;
  return {
    code: 'DATES_INVALID',
    field: 'nextReviewOn',
    message: `The next review on ${nextReviewOn} is not after ${on}, when this is said.`,
    wayOut: 'Name a later date.',
    compared: { nextReviewOn, on },
  };
}
