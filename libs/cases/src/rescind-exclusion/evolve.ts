import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';

/** Changes nothing by itself: the exclusion it names is folded reduced (case-file/effective-order.ts). */
export const exclusionRescinded: EventSpec<'ExclusionRescinded'> = {
  version: 1,
  title: 'Exclusion rescinded',
  describe: ({ lines }) => `Exclusion of ${sayUnits(lines)} taken back from its start`,
};
