import { beyondAllowance, useAllowances } from '../case-file/allowance.ts';
import { localDate } from '../case-file/local-date.ts';
import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import type { Allowance, CaseState } from '../case-file/state.ts';
import { stayProblem } from '../elections/stays.ts';
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
  apply: (state, { data, effectiveAt }) => {
    const used = useAllowances(usablePermits(state, effectiveAt), data.lines);
    const left = new Map(used.map((permit) => [permit.eventId, permit]));
    return { ...state, exportPermits: state.exportPermits.map((permit) => left.get(permit.eventId) ?? permit) };
  },
  problem: (state, { data, effectiveAt }) =>
    beyondAllowance('DISPOSAL_NOT_PERMITTED', usablePermits(state, effectiveAt), data.lines, {
      granted: 'export is permitted',
      wayOut: 'Record the permission to export these units first.',
    }) ?? stayProblem('DISPOSAL_NOT_PERMITTED', state, data.lines),
  describe: ({ lines, authorityReference }) => `Exported ${sayUnits(lines)} (${authorityReference})`,
};

/** Permissions that have not expired by the local date of the export: it uses up none of the others. */
function usablePermits({ exportPermits, opened }: CaseState, effectiveAt: string): Allowance[] {
  const on = localDate(effectiveAt, opened?.port);
  return exportPermits.filter(({ date }) => date === undefined || date >= on);
}
