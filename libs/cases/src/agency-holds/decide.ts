import { fact } from '../commands/fact.ts';
import { CASE_WORK } from '../commands/roles.ts';
import { unknownCode } from '../reference-data/index.ts';

export const placeAgencyHold = fact<'AgencyHoldPlaced', 'PlaceAgencyHold'>('AgencyHoldPlaced', {
  roles: CASE_WORK,
  problem: ({ agency }) => unknownCode('agencies', agency, 'agency'),
});
/** That the hold is open, and covers what is lifted, is a rule of the history itself: see evolve.ts. */
export const liftAgencyHold = fact<'AgencyHoldLifted', 'LiftAgencyHold'>('AgencyHoldLifted', { roles: CASE_WORK });
