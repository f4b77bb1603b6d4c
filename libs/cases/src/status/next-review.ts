import { heldIn } from '../case-file/buckets.ts';
import type { Line } from '../case-file/line.ts';
import { localDate, plusDays } from '../case-file/local-date.ts';
import type { CaseState } from '../case-file/state.ts';
import { CUSTODY_REVIEW_DAYS } from '../reference-data/index.ts';

/** Local date by which somebody has to look again at this case: the earliest of its lines. Nothing held, nothing to review. */
export function nextReviewOn(state: CaseState): string | undefined {
  return [...state.lines.values()].flatMap((line) => lineReviewOn(state, line) ?? []).sort()[0];
}

/**
 * Local date by which somebody has to look again at this line: what the last attestation or review said, else the
 * custody review period after the last of the four transitions.
 */
export function lineReviewOn(state: CaseState, { attested, latest, buckets }: Line): string | undefined {
  if (heldIn(buckets) === 0) return undefined;
  const review = state.reviews.findLast((one) => one.nextReviewOn !== undefined);
  if (review?.nextReviewOn && !(state.latest && state.latest.effectiveAt > review.at)) return review.nextReviewOn;
  if (!latest) return undefined;
  if (attested && latest.type === 'StillHeld') return attested.nextReviewOn;
  return plusDays(localDate(latest.effectiveAt, state.opened?.port), CUSTODY_REVIEW_DAYS);
}
