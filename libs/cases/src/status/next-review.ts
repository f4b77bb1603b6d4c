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
 * custody review period after the last of the four transitions, or after the units came back into custody since.
 */
export function lineReviewOn(state: CaseState, { attested, latest, buckets, heldSince }: Line): string | undefined {
  if (heldIn(buckets) === 0 || !latest) return undefined;
  // Redelivered, or their forfeiture set aside: neither is one of the four, and what was said before is not of this custody.
  const cameBack = heldSince !== undefined && heldSince > latest.effectiveAt;
  const since = cameBack ? heldSince : latest.effectiveAt;
  const moved = state.latest && state.latest.effectiveAt > since ? state.latest.effectiveAt : since;
  const review = state.reviews.findLast((one) => one.nextReviewOn !== undefined);
  if (review?.nextReviewOn && review.at >= moved) return review.nextReviewOn;
  if (attested && latest.type === 'StillHeld' && !cameBack) return attested.nextReviewOn;
  return plusDays(localDate(since, state.opened?.port), CUSTODY_REVIEW_DAYS);
}
