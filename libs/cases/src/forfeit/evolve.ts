import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';
import { forfeitureProblem } from './preconditions.ts';

export const forfeited: EventSpec<'Forfeited'> = {
  version: 1,
  title: 'Forfeited',
  moves: ({ lines }) => movesTo('forfeited', lines),
  apply: (state, { eventId, data: { lines, basis, instrument, limitException } }) => ({
    ...state,
    forfeitures: [...state.forfeitures, { eventId, basis, instrument, lines, excepted: limitException !== undefined }],
  }),
  problem: (state, { data, effectiveAt }) => forfeitureProblem(state, data, effectiveAt),
  describe: ({ lines, basis, instrument }) => `Forfeited ${sayUnits(lines)} by ${basis} (${instrument})`,
};
