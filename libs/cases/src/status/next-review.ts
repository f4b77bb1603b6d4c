import { heldIn } from '../case-file/buckets.ts';
import { localDate, plusDays } from '../case-file/local-date.ts';
import type { CaseState } from '../case-file/state.ts';
import { CUSTODY_REVIEW_DAYS } from '../reference-data/index.ts';

/**
 * Local date by which somebody has to look again: what the last attestation or review said, else the custody
 * review period after the last of the four transitions. Nothing held, nothing to review.
 */
export function nextReviewOn(state: CaseState): string | undefined {
  const held = [...state.lines.values()].filter(({ buckets }) => heldIn(buckets) > 0);
  if (held.length === 0) return undefined;
  const dates = held.flatMap(({ attested, latest }) => {
    if (attested && latest?.type === 'StillHeld') return [attested.nextReviewOn];
    return latest ? [plusDays(localDate(latest.effectiveAt, state.opened?.port), CUSTODY_REVIEW_DAYS)] : [];
  });
  const earliest = dates.sort()[0];
  const review = state.reviews.findLast((one) => one.nextReviewOn !== undefined);
  if (!review?.nextReviewOn || (state.latest && state.latest.effectiveAt > review.at)) return earliest;
  return review.nextReviewOn;
}
