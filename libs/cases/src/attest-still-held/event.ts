import type { Units } from '../case-file/units.ts';

/** An officer attests, having looked, that these units are still in customs' hands. It moves nothing. */
export interface StillHeldData {
  readonly lines: readonly Units[];
  /** Local date for which the attestation speaks. */
  readonly asOf: string;
  /** Local date by which somebody has to look again. */
  readonly nextReviewOn: string;
  /** True when the remainder of a partial release was attested together with it. */
  readonly remainder?: boolean;
}
