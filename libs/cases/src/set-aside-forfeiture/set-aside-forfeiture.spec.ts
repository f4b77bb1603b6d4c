import { units } from '../testing/given.ts';
import { APPROVED, DECLARATION, forfeitedCase } from '../testing/forfeiture.ts';

const order = { orderReference: 'Order 3:25-cv-00001' };

describe('A forfeiture that is set aside', () => {
  it('gives the units back to seizure, where they may be released or forfeited again', () => {
    const test = forfeitedCase(100).given('SetAsideForfeiture', { ...order, lines: units(60) }, APPROVED);
    expect(test.buckets()).toEqual({ seized: 60, forfeited: 40 });
    expect(test.standing).toMatchObject({ status: 'StillHeld', held: 60 });
    expect(test.file.state.forfeitures).toMatchObject([{ lines: [{ quantity: 40 }] }]);
    expect(test.when('Forfeit', { ...DECLARATION, lines: units(60) }, APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('is approved by a second person', () => {
    expect(forfeitedCase().proposing('SetAsideForfeiture', { ...order, lines: units(1) })).toEqual(['Proposed']);
  });

  it('does not bring back what was sold', () => {
    const test = forfeitedCase(100).given(
      'DisposeOf',
      { lines: units(70), method: 'sold', authorityReference: 'Sale 1' },
      APPROVED,
    );
    expect(test.refused('SetAsideForfeiture', { ...order, lines: units(31) }, APPROVED)).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      compared: { requested: 31, available: 30 },
    });
  });
});
