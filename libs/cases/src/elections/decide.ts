import { fact } from '../commands/fact.ts';
import { CASE_WORK } from '../commands/roles.ts';

export const receiveElection = fact<'ElectionReceived', 'ReceiveElection'>('ElectionReceived', { roles: CASE_WORK });
export const decidePetition = fact<'PetitionDecided', 'DecidePetition'>('PetitionDecided', { roles: CASE_WORK });
export const recordCourtOrder = fact<'CourtOrderRecorded', 'RecordCourtOrder'>('CourtOrderRecorded', {
  roles: CASE_WORK,
});
