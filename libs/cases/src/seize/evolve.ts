import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import { withLinesOf } from '../case-file/with-line.ts';
import type { EventSpec } from '../events/spec.ts';

export const seized: EventSpec<'SeizedSubjectToForfeiture'> = {
  version: 1,
  title: 'Seized and subject to forfeiture',
  moves: ({ lines }) => movesTo('seized', lines),
  apply: (state, { eventId, effectiveAt, data }) => {
    const { lines, legalBases, fpfCaseNumber, prohibitedGoods } = data;
    const seizures = [...state.seizures, { eventId, at: effectiveAt, lines, legalBases, fpfCaseNumber }];
    const marked = prohibitedGoods ? withLinesOf(state, lines, (line) => ({ ...line, prohibited: true })) : state;
    return { ...marked, seizures };
  },
  describe: ({ lines, legalBases, fpfCaseNumber }) =>
    `Seized ${sayUnits(lines)}, subject to forfeiture under ${legalBases.join(', ')}; FP&F case ${fpfCaseNumber}`,
};
