import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import { stayProblem } from '../elections/stays.ts';
import type { EventSpec } from '../events/spec.ts';

export const destroyed: EventSpec<'Destroyed'> = {
  version: 1,
  title: 'Destroyed',
  moves: ({ lines }) => movesTo('destroyed', lines),
  problem: (state, { data }) => stayProblem('DISPOSAL_NOT_PERMITTED', state, data.lines),
  describe: ({ lines, authorityReference }) => `Destroyed ${sayUnits(lines)} (${authorityReference})`,
};
