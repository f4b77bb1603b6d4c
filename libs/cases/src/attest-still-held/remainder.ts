import { heldIn } from '../case-file/buckets.ts';
import { localDate, plusDays } from '../case-file/local-date.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Units } from '../case-file/units.ts';
import type { NewFact } from '../commands/spec.ts';
import { CUSTODY_REVIEW_DAYS } from '../reference-data/index.ts';

/** The attestation that goes with a partial release: what the released lines still have in custody, if anything. */
export function remainderStillHeld(
  after: CaseState,
  released: readonly Units[],
  effectiveAt: string,
  nextReviewOn?: string,
): NewFact<'StillHeld'> | undefined {
  const lines = [...new Set(released.map(({ line }) => line))]
    .map((line) => ({ line, quantity: heldIn(after.lines.get(line)?.buckets ?? NOTHING) }))
    .filter(({ quantity }) => quantity > 0);
  if (lines.length === 0) return undefined;
  const asOf = localDate(effectiveAt, after.opened?.port);
  return {
    type: 'StillHeld',
    reasonCode: 'remainder-of-release',
    data: { lines, asOf, nextReviewOn: nextReviewOn ?? plusDays(asOf, CUSTODY_REVIEW_DAYS), remainder: true },
  };
}

const NOTHING = { detained: 0, seized: 0, excluded: 0 } as Parameters<typeof heldIn>[0];
