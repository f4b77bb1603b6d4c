import { openHoldProblem } from '../agency-holds/open-holds.ts';
import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';
import { prohibitedProblem } from './authorisation.ts';

export const released: EventSpec<'Released'> = {
  version: 1,
  title: 'Released',
  moves: ({ lines }) => movesTo('released', lines),
  problem: (state, { data }) => prohibitedProblem(state, data) ?? openHoldProblem(state, data.lines, data.holdOverride),
  describe: ({ lines, releaseType, authorityReference, conditions }) =>
    `Released ${sayUnits(lines)} (${releaseType}, ${authorityReference})${conditions ? ` on condition: ${conditions}` : ''}`,
};
