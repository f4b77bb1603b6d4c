import fc from 'fast-check';
import { entryCheckDigit, parseEntryNumber } from './index.ts';

const DEMO_CHECK_DIGITS = ['2', '0', '8', '6', '3', '1', '9', '7', '5', '3', '1', '9'];

describe('An entry number', () => {
  it.each(DEMO_CHECK_DIGITS.map((digit, index) => `ZZZ-25000${String(index + 1).padStart(2, '0')}-${digit}`))(
    '%s of the demonstration set is valid',
    (entry) => {
      expect(parseEntryNumber(entry)).toEqual({ ok: true, value: entry });
    },
  );

  it('B76-0324527 has check digit 8, and is refused with another one, naming the 8', () => {
    expect(parseEntryNumber('B76-0324527-8').ok).toBe(true);
    expect(parseEntryNumber('B76-0324527-1')).toMatchObject({
      ok: false,
      code: 'ENTRY_NUMBER_INVALID',
      message: expect.stringContaining('B76-0324527 has 8'),
      expected: '8',
    });
  });

  it('may be typed without dashes and in small letters', () => {
    expect(parseEntryNumber(' b7603245278 ')).toEqual({ ok: true, value: 'B76-0324527-8' });
  });

  it.each([
    undefined,
    null,
    7,
    {},
    '',
    'B76-0324527',
    'B76-032452-8',
    'B7-60324527-8',
    'B76 0324527 8',
    'B76-0324527-8\n9',
    `\u00df1-0324527-${entryCheckDigit('SS1', '0324527')}`,
  ])('is not read from %p', (input) => {
    expect(parseEntryNumber(input)).toMatchObject({ ok: false, code: 'ENTRY_NUMBER_INVALID' });
  });

  it('counts letters as A-I 1-9, J-R 1-9 and S-Z 2-9', () => {
    for (const [letters, digits] of [
      ['ABCDEFGHI', '123456789'],
      ['JKLMNOPQR', '123456789'],
      ['STUVWXYZ', '23456789'],
    ] as const) {
      [...letters].forEach((letter, place) => {
        expect(entryCheckDigit(`${letter}00`, '0000000')).toBe(entryCheckDigit(`${digits[place]}00`, '0000000'));
      });
    }
  });

  it('shows every single wrong digit', () => {
    const numbers = fc.record({ serial: fc.nat(9_999_999), place: fc.nat(6), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(numbers, ({ serial, place, by }) => {
        const digits = String(serial).padStart(7, '0');
        const other = [...digits].map((digit, i) => (i === place ? (Number(digit) + by) % 10 : digit)).join('');
        expect(entryCheckDigit('ZZZ', other)).not.toBe(entryCheckDigit('ZZZ', digits));
      }),
    );
  });
});
