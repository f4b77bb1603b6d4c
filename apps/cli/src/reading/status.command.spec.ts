import { datesOf } from './status.command.ts';

describe('The status of a case on the command line', () => {
  it('says since when units are held by the date at the port', () => {
    const evening = { heldSince: '2025-01-12T06:00:00.000Z', nextReviewOn: '2025-02-10' };
    expect(datesOf({ ...evening, port: '2801' })).toBe('held since 2025-01-11, next review 2025-02-10');
    expect(datesOf({ ...evening, port: '4601' })).toBe('held since 2025-01-12, next review 2025-02-10');
    expect(datesOf({ heldSince: null, port: '2801' })).toBe('held since -, next review -');
  });
});
