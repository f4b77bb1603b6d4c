import { detainedCase, openedCase, seizedCase, type TestCase, units } from '../testing/given.ts';

const because = { reasonCode: 'inadmissible' };
const excluded = (quantity = 500): TestCase =>
  detainedCase(500)
    .on('2025-02-10')
    .given('Exclude', { lines: units(quantity), basis: 'decision' }, because);

describe('An exclusion', () => {
  it('takes detained units, which stay held', () => {
    expect(excluded(500).standing).toMatchObject({ status: 'Detained', posture: 'excluded', held: 500 });
    expect(excluded(200).standing).toMatchObject({ posture: 'mixed', buckets: { detained: 300, excluded: 200 } });
  });

  it('does not reach units that were never detained, or that are seized: that is another track', () => {
    const exclude = (test: TestCase, from: 'presented' | 'seized') =>
      test.refused('Exclude', { lines: units(1, from), basis: 'decision' }, because);
    expect(exclude(openedCase(), 'presented')).toMatchObject({ code: 'MOVE_NOT_LEGAL', field: 'lines[0].from' });
    expect(exclude(seizedCase(), 'seized')).toMatchObject({ code: 'MOVE_NOT_LEGAL' });
  });

  it('is deemed when thirty days have passed, which the scheduler may record', () => {
    const test = detainedCase(500).on('2025-02-10');
    test.given(
      'Exclude',
      { lines: units(500), basis: 'deemed' },
      { actor: { id: 'clock', role: 'scheduler' }, reasonCode: 'deemed' },
    );
    expect(test.file.state.exclusions).toMatchObject([{ basis: 'deemed', lines: [{ quantity: 500 }] }]);
  });

  it('is decided by people only: the scheduler records what a clock makes of it', () => {
    const actor = { id: 'clock', role: 'scheduler' } as const;
    const data = { lines: units(1), basis: 'decision' } as const;
    expect(detainedCase().refused('Exclude', data, { ...because, actor })).toMatchObject({
      code: 'NOT_PERMITTED',
      field: 'basis',
    });
  });
});
