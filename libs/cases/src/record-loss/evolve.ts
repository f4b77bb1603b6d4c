import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';
import { notYetDisposed } from '../dispose/not-yet-disposed.ts';

export const lossRecorded: EventSpec<'LossRecorded'> = {
  version: 1,
  title: 'Loss recorded',
  moves: ({ lines }) => movesTo('lost', lines),
  problem: (state, { data }) => notYetDisposed(state, data.lines),
  describe: ({ lines, reportReference }) =>
    `${sayUnits(lines)} found missing${reportReference ? ` (report ${reportReference})` : ''}`,
};
