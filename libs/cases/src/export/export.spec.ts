import { detainedCase, openedCase, SEIZURE, seizedCase, type TestCase, units } from '../testing/given.ts';
import { APPROVED } from '../testing/forfeiture.ts';

const exported = (quantity: number) => ({ lines: units(quantity), authorityReference: 'Permit 1' });
const permitted = (test: TestCase, quantity: number, expiresOn?: string): TestCase =>
  test.given('PermitExport', { ...exported(quantity), ...(expiresOn && { expiresOn }) }, APPROVED);

describe('An export', () => {
  it('needs a permission, which a second person approves', () => {
    expect(detainedCase().proposing('PermitExport', exported(10))).toEqual(['Proposed']);
    expect(detainedCase().refused('Export', exported(10))).toMatchObject({
      code: 'DISPOSAL_NOT_PERMITTED',
      compared: { requested: 10, available: 0 },
    });
  });

  it('takes units that are held, seized ones too', () => {
    for (const test of [detainedCase(900), seizedCase(900)]) {
      expect(permitted(test, 900).given('Export', exported(900)).buckets()).toEqual({ exported: 900 });
      expect(test.standing).toMatchObject({ held: 0, disposition: 'AllExported' });
    }
    expect(
      permitted(openedCase(), 1).refused('Export', { ...exported(1), lines: units(1, 'presented') }),
    ).toMatchObject({ code: 'MOVE_NOT_LEGAL' });
  });

  it('uses the permission up', () => {
    const test = permitted(detainedCase(900), 100).given('Export', exported(60));
    expect(test.refused('Export', exported(41))).toMatchObject({ compared: { requested: 41, available: 40 } });
    expect(test.given('Export', exported(40)).file.state.exportPermits).toMatchObject([{ lines: [] }]);
  });

  it('out of two buckets uses up one permission and then the next', () => {
    const test = detainedCase(900).given('Seize', { ...SEIZURE, lines: units(400) }, APPROVED);
    permitted(permitted(test, 12), 12).given('Export', {
      lines: [...units(10, 'detained'), ...units(5, 'seized')],
      authorityReference: 'Permit 1',
    });
    expect(test.file.state.exportPermits).toMatchObject([{ lines: [] }, { lines: [{ line: 1, quantity: 9 }] }]);
  });

  it('may come until the last local date of the permission', () => {
    const test = permitted(detainedCase(900), 100, '2025-02-20');
    // Still the evening of the 20th in San Francisco.
    expect(test.on('2025-02-21T04:00:00.000Z').when('Export', exported(1))).toMatchObject({ outcome: 'accepted' });
    expect(test.on('2025-02-21T09:00:00.000Z').refused('Export', exported(1))).toMatchObject({
      code: 'DISPOSAL_NOT_PERMITTED',
    });
  });

  it('uses up the permission that is in force, not one that has expired', () => {
    const test = permitted(permitted(detainedCase(900), 100, '2025-01-20'), 100).on('2025-02-20');
    test.given('Export', exported(100));
    expect(test.refused('Export', exported(1))).toMatchObject({ compared: { requested: 1, available: 0 } });
  });
});
