import { detainedCase, openedCase, SEIZURE, SUPERVISOR, type TestCase, units } from '../testing/given.ts';

const because = { reasonCode: 'protest-granted' };

function excludedCase(serials?: readonly string[]): TestCase {
  const lines = [{ line: 1, quantity: 10, ...(serials && { serials }) }];
  return openedCase(10, serials)
    .on('2025-01-12')
    .given('Detain', { lines, basis: 'decision' }, { reasonCode: 'agency-request' })
    .on('2025-02-10')
    .given('Exclude', { lines, basis: 'decision' }, { reasonCode: 'inadmissible' })
    .on('2025-02-20');
}

const rescission = (test: TestCase, quantity: number, serials?: readonly string[]) => ({
  exclusionEventId: test.idOf('Excluded'),
  lines: [{ line: 1, quantity, ...(serials && { serials }) }],
});

describe('A rescission', () => {
  it('takes an exclusion back from its start, in part or whole', () => {
    const test = excludedCase();
    test.given('RescindExclusion', rescission(test, 4), because);
    expect(test.buckets()).toEqual({ detained: 4, excluded: 6 });
    expect(test.file.state.exclusions).toMatchObject([{ lines: [{ quantity: 6 }] }]);
    test.given('RescindExclusion', rescission(test, 6), because);
    expect(test.buckets()).toEqual({ detained: 10 });
    expect(test.file.state.exclusions).toEqual([]);
  });

  it('is of an exclusion of this case that still covers the units', () => {
    const test = excludedCase();
    expect(test.refused('RescindExclusion', { exclusionEventId: 'x', lines: units(1) }, because)).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
    });
    expect(test.refused('RescindExclusion', rescission(test, 11), because)).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      compared: { requested: 11, available: 10 },
    });
    test.given('RescindExclusion', rescission(test, 10), because);
    expect(test.refused('RescindExclusion', rescission(test, 1), because)).toMatchObject({ code: 'REFERENCE_UNKNOWN' });
  });

  it('may not take from under a later act the units that it moved', () => {
    const test = excludedCase();
    test.given('Seize', { ...SEIZURE, lines: units(7) }, { approver: SUPERVISOR }).on('2025-02-21');
    expect(test.refused('RescindExclusion', rescission(test, 4), because)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('SeizedSubjectToForfeiture')],
      compared: { requested: 7, available: 6 },
    });
  });

  it('names the numbered units that it is about', () => {
    const serials = Array.from({ length: 10 }, (_, index) => `S${index}`);
    const test = excludedCase(serials);
    const refused = (quantity: number, named?: readonly string[]) =>
      test.refused('RescindExclusion', rescission(test, quantity, named), because);
    const invalid = { code: 'SERIALS_INVALID', field: 'lines[0].serials' };
    expect(refused(2)).toMatchObject(invalid);
    expect(refused(1, ['S1', 'S2'])).toMatchObject(invalid);
    expect(refused(2, ['S1', 'S1'])).toMatchObject(invalid);
    expect(refused(1, ['unknown'])).toMatchObject(invalid);
    test.given('RescindExclusion', rescission(test, 2, ['S1', 'S2']), because);
    expect(test.file.state.lines.get(1)?.serials.get('S1')).toBe('detained');
    expect(test.buckets()).toEqual({ detained: 2, excluded: 8 });
  });

  it('counts from the start of the exclusion also for the past, but only once it is known', () => {
    const test = detainedCase(10).on('2025-02-10');
    test.given('Exclude', { lines: units(10), basis: 'decision' }, { reasonCode: 'inadmissible' });
    test.on('2025-02-20').given('RescindExclusion', rescission(test, 10), because);
    expect(test.bucketsAsOf({ effectiveAt: '2025-02-11T00:00:00.000Z' })).toEqual({ detained: 10 });
    expect(test.bucketsAsOf({ knownAt: '2025-02-11T00:00:00.000Z' })).toEqual({ excluded: 10 });
  });
});
