import { heldIn } from '../case-file/buckets.ts';
import { sayUnits } from '../case-file/say.ts';
import { withLinesOf } from '../case-file/with-line.ts';
import type { EventSpec } from '../events/spec.ts';

/** Moves nothing. What was attested is kept beside what the books say, so that a difference shows. */
export const stillHeld: EventSpec<'StillHeld'> = {
  version: 1,
  title: 'Still held',
  apply: (state, { eventId, data: { lines, asOf, nextReviewOn } }) =>
    withLinesOf(state, lines, (line, { quantity }) => ({
      ...line,
      attested: { quantity, asOf, nextReviewOn, eventId, computed: heldIn(line.buckets) },
    })),
  describe: ({ lines, asOf, nextReviewOn, remainder }) =>
    `${remainder ? 'Remainder:' : 'Attested:'} ${sayUnits(lines)} still held as of ${asOf}; next review by ${nextReviewOn}`,
};
