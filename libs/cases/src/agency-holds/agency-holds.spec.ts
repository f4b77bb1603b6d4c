import { detainedCase, type TestCase } from '../testing/given.ts';

const placed = (quantity?: number): TestCase =>
  detainedCase(900).given('PlaceAgencyHold', {
    agency: 'FCC',
    reference: 'FCC-1',
    lines: [{ line: 1, ...(quantity && { quantity }) }],
  });
const lift = (test: TestCase, quantity?: number) => ({
  holdEventId: test.idOf('AgencyHoldPlaced'),
  reference: 'FCC-2',
  ...(quantity !== undefined && { lines: [{ line: 1, quantity }] }),
});
const left = (test: TestCase) => test.file.state.holds[0]?.lines;

describe('An agency hold', () => {
  it('is for a known agency and lines that are there', () => {
    const hold = { agency: 'FCC', reference: 'x', lines: [{ line: 1 }] };
    expect(detainedCase().refused('PlaceAgencyHold', { ...hold, agency: 'NASA' })).toMatchObject({
      code: 'CODE_UNKNOWN',
      field: 'agency',
    });
    expect(detainedCase().refused('PlaceAgencyHold', { ...hold, lines: [{ line: 2 }] })).toMatchObject({
      code: 'LINE_UNKNOWN',
    });
  });

  it('is lifted whole', () => {
    const test = placed(300);
    expect(left(test.given('LiftAgencyHold', lift(test)))).toEqual([]);
    expect(test.refused('LiftAgencyHold', lift(test))).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      field: 'holdEventId',
    });
  });

  it('is lifted in part: of so many units, or of a line that was held whole', () => {
    const some = placed(300);
    expect(left(some.given('LiftAgencyHold', lift(some, 100)))).toEqual([{ line: 1, quantity: 200 }]);
    expect(left(some.given('LiftAgencyHold', lift(some, 200)))).toEqual([]);
    const whole = placed();
    expect(left(whole.given('LiftAgencyHold', lift(whole, 100)))).toEqual([{ line: 1, quantity: 800 }]);
  });

  it('is not lifted of more than it covers', () => {
    const test = placed(300);
    expect(test.refused('LiftAgencyHold', lift(test, 301))).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      compared: { requested: 301, available: 300 },
    });
    const two = test.given('AddLines', {
      lines: [...test.file.state.lines.values()].map(({ facts }) => ({ ...facts, line: 2 })),
    });
    expect(two.refused('LiftAgencyHold', { ...lift(two), lines: [{ line: 2 }] })).toMatchObject({
      compared: { available: 0 },
      wayOut: 'Leave this line out.',
    });
  });

  it('that is lifted late in part leaves enough for the lifting that came after it', () => {
    const test = placed(300).on('2025-01-14');
    test.given('LiftAgencyHold', lift(test, 200)).on('2025-01-15');
    const late = { effectiveAt: '2025-01-13T12:00:00.000Z' };
    expect(test.refused('LiftAgencyHold', lift(test, 101), late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('AgencyHoldLifted')],
      compared: { requested: 200, available: 199 },
    });
    expect(left(test.given('LiftAgencyHold', lift(test, 100), late))).toEqual([]);
  });

  it('may have been lifted before anybody here knew, if it says why it comes late', () => {
    const test = placed().on('2025-02-01');
    expect(test.refused('LiftAgencyHold', lift(test), { effectiveAt: '2025-01-11T00:00:00.000Z' })).toMatchObject({
      code: 'LATE_REASON_REQUIRED',
    });
    test.given('LiftAgencyHold', lift(test), { effectiveAt: '2025-01-20T00:00:00.000Z', lateReason: 'Letter mislaid' });
    expect(left(test)).toEqual([]);
  });
});
