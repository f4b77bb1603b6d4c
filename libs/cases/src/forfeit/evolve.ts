import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';
import { forfeitureProblem } from './preconditions.ts';

export const forfeited: EventSpec<'Forfeited'> = {
  version: 1,
  title: 'Forfeited',
  moves: ({ lines }) => movesTo('forfeited', lines),
  problem: (state, { data }) => forfeitureProblem(state, data),
  describe: ({ lines, basis, instrument }) => `Forfeited ${sayUnits(lines)} by ${basis} (${instrument})`,
};
