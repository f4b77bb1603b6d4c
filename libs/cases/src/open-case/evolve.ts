import type { EventSpec } from '../events/spec.ts';

export const caseOpened: EventSpec<'CaseOpened'> = {
  version: 1,
  title: 'Case opened',
  apply: (state, { data, effectiveAt }) => ({ ...state, opened: { ...data, at: effectiveAt } }),
  describe: ({ port, presentedOn, requestingAgency }) =>
    `Opened at port ${port}; goods presented on ${presentedOn}${requestingAgency ? `, hold asked for by ${requestingAgency}` : ''}`,
};
