import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';
import { notDeemedYet } from '../lapse/clock-run-out.ts';

export const excluded: EventSpec<'Excluded'> = {
  version: 1,
  title: 'Excluded',
  moves: ({ lines }) => movesTo('excluded', lines),
  apply: (state, { eventId, effectiveAt, data: { basis, lines } }) => ({
    ...state,
    exclusions: [...state.exclusions, { eventId, at: effectiveAt, basis, lines }],
  }),
  problem: notDeemedYet,
  describe: ({ lines, basis }) =>
    basis === 'deemed' ? `${sayUnits(lines)} deemed excluded, 30 days having passed` : `Excluded ${sayUnits(lines)}`,
};
