import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';

export const excluded: EventSpec<'Excluded'> = {
  version: 1,
  title: 'Excluded',
  moves: ({ lines }) => movesTo('excluded', lines),
  apply: (state, { eventId, effectiveAt, data: { basis, lines } }) => ({
    ...state,
    exclusions: [...state.exclusions, { eventId, at: effectiveAt, basis, lines }],
  }),
  describe: ({ lines, basis }) =>
    basis === 'deemed' ? `${sayUnits(lines)} deemed excluded, 30 days having passed` : `Excluded ${sayUnits(lines)}`,
};
