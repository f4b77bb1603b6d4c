import { fact } from '../commands/fact.ts';
import { CASE_WORK } from '../commands/roles.ts';
import { amountProblem } from '../commands/whole-number.ts';

export const receiveElection = fact<'ElectionReceived', 'ReceiveElection'>('ElectionReceived', {
  roles: CASE_WORK,
  problem: ({ bond }) => amountProblem('bond', bond),
});
export const decidePetition = fact<'PetitionDecided', 'DecidePetition'>('PetitionDecided', { roles: CASE_WORK });
export const recordCourtOrder = fact<'CourtOrderRecorded', 'RecordCourtOrder'>('CourtOrderRecorded', {
  roles: CASE_WORK,
});
