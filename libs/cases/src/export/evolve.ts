import { beyondAllowance, useAllowances } from '../case-file/allowance.ts';
import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { EventSpec } from '../events/spec.ts';

export const exportPermitted: EventSpec<'ExportPermitted'> = {
  version: 1,
  title: 'Export permitted',
  apply: (state, { eventId, data: { lines, authorityReference, expiresOn } }) => ({
    ...state,
    exportPermits: [
      ...state.exportPermits,
      { eventId, reference: authorityReference, lines, ...(expiresOn === undefined ? {} : { date: expiresOn }) },
    ],
  }),
  describe: ({ lines, authorityReference }) => `Export of ${sayUnits(lines)} permitted (${authorityReference})`,
};

export const exported: EventSpec<'Exported'> = {
  version: 1,
  title: 'Exported',
  moves: ({ lines }) => movesTo('exported', lines),
  apply: (state, { data }) => ({ ...state, exportPermits: useAllowances(state.exportPermits, data.lines) }),
  problem: (state, { data, effectiveAt }) =>
    beyondAllowance(
      'DISPOSAL_NOT_PERMITTED',
      state.exportPermits.filter(({ date }) => date === undefined || date >= effectiveAt.slice(0, 10)),
      data.lines,
      { granted: 'export is permitted', wayOut: 'Record the permission to export these units first.' },
    ),
  describe: ({ lines, authorityReference }) => `Exported ${sayUnits(lines)} (${authorityReference})`,
};
