import type { EventSpec } from '../events/spec.ts';
import { openMatters } from './open-matters.ts';

export const caseClosed: EventSpec<'CaseClosed'> = {
  version: 1,
  title: 'Case closed',
  apply: (state, { effectiveAt }) => ({ ...state, closedAt: effectiveAt }),
  problem: (state) => openMatters(state),
  describe: ({ remark }) => `Closed${remark ? `: ${remark}` : ''}`,
};
