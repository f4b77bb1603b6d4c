import type { EventSpec } from '../events/spec.ts';

export const caseReopened: EventSpec<'CaseReopened'> = {
  version: 1,
  title: 'Case reopened',
  apply: ({ closedAt: _closed, ...state }) => state,
  problem: (state) =>
    state.closedAt === undefined
      ? {
          code: 'CASE_NOT_CLOSED',
          message: 'The case is not closed at that date.',
          wayOut: 'Nothing needs to be reopened.',
        }
      : undefined,
  describe: ({ remark }) => `Reopened${remark ? `: ${remark}` : ''}`,
};
