import { useAllowances } from '../case-file/allowance.ts';
import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import { notYetDisposed } from '../dispose/not-yet-disposed.ts';
import type { EventSpec } from '../events/spec.ts';

export const forfeitureSetAside: EventSpec<'ForfeitureSetAside'> = {
  version: 1,
  title: 'Forfeiture set aside',
  moves: ({ lines }) => movesTo('seized', lines),
  apply: (state, { data }) => ({ ...state, forfeitures: useAllowances(state.forfeitures, data.lines) }),
  problem: (state, { data }) => notYetDisposed(state, data.lines),
  describe: ({ lines, orderReference }) => `Forfeiture of ${sayUnits(lines)} set aside by ${orderReference}`,
};
