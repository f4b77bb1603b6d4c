import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';

export const detained: EventSpec<'Detained'> = {
  version: 1,
  title: 'Detained',
  moves: ({ lines }) => movesTo('detained', lines),
  apply: (state, { eventId, effectiveAt }) => ({ ...state, latestDetention: { eventId, at: effectiveAt } }),
  describe: ({ lines, basis }) =>
    basis === 'deemed'
      ? `${sayUnits(lines)} deemed detained, 5 business days having passed`
      : `Detained ${sayUnits(lines)}`,
};
