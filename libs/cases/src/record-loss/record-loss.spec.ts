import { detainedCase, openedCase, REMISSION, seizedCase, units } from '../testing/given.ts';
import { APPROVED, DECLARATION, forfeitedCase, noticedCase } from '../testing/forfeiture.ts';

const because = { reasonCode: 'theft' };

describe('A loss', () => {
  it('takes units from wherever customs had them', () => {
    for (const test of [openedCase(10), detainedCase(10), seizedCase(10), forfeitedCase(10)]) {
      test.given('RecordLoss', { lines: units(3), reportReference: 'R-1' }, because);
      expect(test.buckets()).toMatchObject({ lost: 3 });
      expect(test.standing.counted).toBe(10);
    }
  });

  it('of everything that was presented gives no status: none of the four ever was', () => {
    const test = openedCase(10).given('RecordLoss', { lines: units(10) }, because);
    expect(test.standing).toMatchObject({ held: 0, buckets: { lost: 10 } });
    expect(test.standing).not.toHaveProperty('status');
  });

  it('is of nothing that left customs hands, and gives its reason', () => {
    const released = seizedCase(10).given('Release', { ...REMISSION, lines: units(10) }, APPROVED);
    expect(released.refused('RecordLoss', { lines: units(1, 'released') }, because)).toMatchObject({
      code: 'MOVE_NOT_LEGAL',
    });
    expect(detainedCase().refused('RecordLoss', { lines: units(1) })).toMatchObject({ code: 'REASON_REQUIRED' });
    const sold = forfeitedCase(10).given(
      'DisposeOf',
      { lines: units(8), method: 'sold', authorityReference: 'Sale 1' },
      APPROVED,
    );
    expect(sold.refused('RecordLoss', { lines: units(3) }, because)).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      compared: { requested: 3, available: 2 },
    });
  });

  it('of too many is told of where it says so, also beside units from elsewhere', () => {
    const test = noticedCase(10).on('2025-03-10');
    test.given('Forfeit', { ...DECLARATION, lines: units(5) }, APPROVED);
    test.given('DisposeOf', { lines: units(5), method: 'sold', authorityReference: 'Sale 1' }, APPROVED);
    const lines = [...units(1, 'seized'), ...units(2, 'forfeited')];
    expect(test.refused('RecordLoss', { lines }, because)).toMatchObject({
      field: 'lines[1].quantity',
      compared: { requested: 2, available: 0 },
    });
  });

  it('asks back where the units were when two places fit', () => {
    const test = openedCase(10).given('Detain', { lines: units(4), basis: 'decision' }, { reasonCode: 'deemed' });
    expect(test.refused('RecordLoss', { lines: units(1) }, because)).toMatchObject({
      code: 'SOURCE_AMBIGUOUS',
      wayOut: 'Say from: presented or detained.',
    });
  });
});
