import { detainedCase, openedCase, SEIZURE, seizedCase, units } from '../testing/given.ts';
import { APPROVED, forfeitedCase } from '../testing/forfeiture.ts';

const order = { authorityReference: 'Order of destruction 1', method: 'shredding', witness: 'c.lind' };

describe('A destruction', () => {
  it('takes held units, and none comes back', () => {
    const test = detainedCase(10).given('Destroy', { ...order, lines: units(4) }, APPROVED);
    expect(test.buckets()).toEqual({ detained: 6, destroyed: 4 });
    expect(test.standing).toMatchObject({ status: 'StillHeld', held: 6 });
    const lines = units(1, 'destroyed');
    expect(test.refused('Release', { releaseType: 'admissible', authorityReference: 'x', lines })).toMatchObject({
      code: 'RELEASE_NOT_AUTHORISED',
    });
    expect(test.refused('Seize', { ...SEIZURE, lines }, APPROVED)).toMatchObject({ code: 'MOVE_NOT_LEGAL' });
  });

  it('takes two persons, whatever the posture', () => {
    for (const test of [detainedCase(10), seizedCase(10)]) {
      expect(test.proposing('Destroy', { ...order, lines: units(1) })).toEqual(['Proposed']);
    }
  });

  it('is not of units that are not held; of forfeited ones it is a disposal', () => {
    const destroy = (test: ReturnType<typeof openedCase>, from: 'presented' | 'forfeited') =>
      test.refused('Destroy', { ...order, lines: units(1, from) }, APPROVED);
    expect(destroy(openedCase(10), 'presented')).toMatchObject({ code: 'MOVE_NOT_LEGAL' });
    expect(destroy(forfeitedCase(10), 'forfeited')).toMatchObject({ code: 'MOVE_NOT_LEGAL' });
  });
});
