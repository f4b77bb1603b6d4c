import type { Units } from '../case-file/units.ts';

/** Takes back an exclusion, whole or in part, from its start: these units count as never excluded. */
export interface ExclusionRescindedData {
  readonly exclusionEventId: string;
  readonly lines: readonly Units[];
}
