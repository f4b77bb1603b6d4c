import { detainedCase, lineFacts, openedCase, opening, SECOND_SUPERVISOR } from '../testing/given.ts';
import { SUPERVISOR, TestCase, units } from '../testing/given.ts';

const because = { reasonCode: 'miscount' };

describe('A correction of the quantity', () => {
  it('goes into, or comes out of, what is merely presented', () => {
    const test = openedCase(900).given('Detain', { lines: units(600), basis: 'decision' }, { reasonCode: 'deemed' });
    test.given('CorrectQuantity', { line: 1, counted: 880, declared: 900 }, because);
    expect(test.buckets()).toEqual({ presented: 280, detained: 600 });
    expect(test.file.state.lines.get(1)).toMatchObject({ counted: 880, facts: { declared: 900 } });
    expect(test.given('CorrectQuantity', { line: 1, counted: 905 }, because).buckets()).toMatchObject({
      presented: 305,
    });
  });

  it('does not take away units that have moved: what became of them is recorded instead', () => {
    expect(detainedCase(900).refused('CorrectQuantity', { line: 1, counted: 897 }, because)).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      field: 'counted',
      compared: { requested: 3, available: 0 },
    });
  });

  it('is of a line that is there, and gives its reason', () => {
    expect(openedCase().refused('CorrectQuantity', { line: 2, counted: 1 }, because)).toMatchObject({
      code: 'LINE_UNKNOWN',
    });
    expect(openedCase().refused('CorrectQuantity', { line: 1, counted: 1 })).toMatchObject({ code: 'REASON_REQUIRED' });
  });

  it('may be made in a closed case: it is not a new act', () => {
    const test = openedCase(10)
      .given('Release', { releaseType: 'unconditional', authorityReference: 'x', lines: units(10) })
      .given('CloseCase', {}, { reasonCode: 'all-released' });
    expect(test.when('CorrectQuantity', { line: 1, counted: 11 }, because)).toMatchObject({ outcome: 'accepted' });
  });

  it('says what was counted then, whatever is recorded late or annulled of the counts before it', () => {
    const test = openedCase(900).on('2025-01-12').given('CorrectQuantity', { line: 1, counted: 890 }, because);
    const earlier = { ...because, effectiveAt: '2025-01-11T12:00:00.000Z' };
    test.given('CorrectQuantity', { line: 1, counted: 905 }, earlier);
    expect(test.buckets()).toEqual({ presented: 890 });
    expect(test.bucketsAsOf({ effectiveAt: '2025-01-11T23:00:00.000Z' })).toEqual({ presented: 905 });
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'wrong-quantity' };
    test.given('Annul', { targets: [test.idOf('QuantityCorrected')] }, twoPersons);
    expect(test.buckets()).toEqual({ presented: 890 });
  });

  it('does not take away late what has moved since', () => {
    const test = openedCase(900).on('2025-01-13');
    test.given('Detain', { lines: units(890), basis: 'decision' }, { reasonCode: 'agency-request' });
    const earlier = { ...because, effectiveAt: '2025-01-11T12:00:00.000Z', lateReason: 'x' };
    expect(test.refused('CorrectQuantity', { line: 1, counted: 889 }, earlier)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('Detained')],
    });
    expect(test.given('CorrectQuantity', { line: 1, counted: 891 }, earlier).buckets()).toMatchObject({ presented: 1 });
  });
});

describe('Serial numbers in a correction', () => {
  const numbered = () => openedCase(4, ['A', 'B', 'C']);

  it('come and go with the units they name', () => {
    const test = numbered().given(
      'CorrectQuantity',
      { line: 1, counted: 4, serialsRemoved: ['C'], serialsAdded: ['D'] },
      because,
    );
    expect([...(test.file.state.lines.get(1)?.serials.keys() ?? [])]).toEqual(['A', 'B', 'D']);
  });

  it('are never more than the units that they could be', () => {
    expect(numbered().refused('CorrectQuantity', { line: 1, counted: 2 }, because)).toMatchObject({
      code: 'SERIALS_INVALID',
    });
    const test = openedCase(10, ['A', 'B', 'C']);
    test.given('Detain', { lines: units(6), basis: 'decision' }, { reasonCode: 'agency-request' });
    expect(test.refused('CorrectQuantity', { line: 1, counted: 8 }, because)).toMatchObject({
      code: 'SERIALS_INVALID',
      message: '3 serial numbers for 2 units that are still presented.',
    });
  });

  it('are removed only where they are still presented, and each named once', () => {
    const test = numbered();
    test.given(
      'Detain',
      { lines: [{ line: 1, quantity: 1, serials: ['A'] }], basis: 'decision' },
      { reasonCode: 'agency-request' },
    );
    const correct = (serials: { serialsAdded?: string[]; serialsRemoved?: string[] }) =>
      test.refused('CorrectQuantity', { line: 1, counted: 4, ...serials }, because);
    expect(correct({ serialsRemoved: ['A'] })).toMatchObject({ code: 'SERIALS_INVALID', field: 'serialsRemoved' });
    expect(correct({ serialsAdded: ['B'] })).toMatchObject({ code: 'SERIALS_INVALID', field: 'serialsAdded' });
    expect(correct({ serialsAdded: ['D', 'D'] })).toMatchObject({ code: 'SERIALS_INVALID', field: 'serialsAdded' });
    expect(correct({ serialsRemoved: ['B', 'B'] })).toMatchObject({ code: 'SERIALS_INVALID', field: 'serialsRemoved' });
  });

  it('are not those of another line', () => {
    const test = new TestCase().given('OpenCase', opening([lineFacts(2), lineFacts(1, { line: 2, serials: ['Z'] })]));
    expect(test.refused('CorrectQuantity', { line: 1, counted: 2, serialsAdded: ['Z'] }, because)).toMatchObject({
      code: 'SERIALS_INVALID',
      field: 'serialsAdded',
      message: 'Serial number Z is on line 2 already.',
    });
  });
});
