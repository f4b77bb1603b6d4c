import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';
import { notDeemedYet } from '../lapse/clock-run-out.ts';

export const detained: EventSpec<'Detained'> = {
  version: 1,
  title: 'Detained',
  moves: ({ lines }) => movesTo('detained', lines),
  apply: (state, { eventId, effectiveAt, data: { basis } }) => ({
    ...state,
    detentions: [...state.detentions, { eventId, at: effectiveAt, basis }],
  }),
  problem: notDeemedYet,
  describe: ({ lines, basis }) =>
    basis === 'deemed'
      ? `${sayUnits(lines)} deemed detained, 5 business days having passed`
      : `Detained ${sayUnits(lines)}`,
};
