import fc from 'fast-check';
import {
  entryCheckDigit,
  isPersonalNumber,
  maskImporterNumber,
  parseCaseId,
  parseEntryNumber,
  parseFpfCaseNumber,
  parseHtsusCode,
  parseImporterNumber,
  parseInstant,
  parseLocalDate,
} from './index.ts';

const DEMO_ENTRIES = ['1-2', '2-0', '3-8', '4-6', '5-3', '6-1', '7-9', '8-7', '9-5'].map((end) => `ZZZ-250000${end}`);

describe('An entry number', () => {
  it.each([...DEMO_ENTRIES, 'ZZZ-2500010-3', 'ZZZ-2500011-1', 'ZZZ-2500012-9', 'B76-0324527-8'])(
    '%s is valid',
    (entry) => {
      expect(parseEntryNumber(entry)).toEqual({ ok: true, value: entry });
    },
  );

  it('is refused with a wrong check digit, naming the right one', () => {
    expect(parseEntryNumber('B76-0324527-1')).toMatchObject({ ok: false, expected: '8' });
  });

  it('may be typed without dashes and in small letters', () => {
    expect(parseEntryNumber(' b7603245278 ')).toEqual({ ok: true, value: 'B76-0324527-8' });
  });

  it('shows every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.nat(6),
        fc.integer({ min: 1, max: 9 }),
        (serial, place, by) => {
          const digits = String(serial).padStart(7, '0');
          const other = [...digits].map((d, i) => (i === place ? String((Number(d) + by) % 10) : d)).join('');
          expect(entryCheckDigit('ZZZ', digits)).not.toBe(entryCheckDigit('ZZZ', other));
        },
      ),
    );
  });
});

describe('An importer number', () => {
  it('keeps of a social security number the last four digits only', () => {
    expect(maskImporterNumber('123-45-6789')).toBe('***-**-6789');
    expect(isPersonalNumber('123-45-6789')).toBe(true);
    expect(isPersonalNumber(maskImporterNumber('123-45-6789'))).toBe(false);
  });

  it('is left as it is where it names a company', () => {
    for (const number of ['12-3456789AB', '240127-00042']) {
      expect(parseImporterNumber(number)).toEqual({ ok: true, value: number });
      expect(maskImporterNumber(number)).toBe(number);
    }
  });
});

describe('Other identifiers', () => {
  it('have a form that is checked', () => {
    expect(parseFpfCaseNumber('2004-4601-000293-01').ok).toBe(true);
    expect(parseFpfCaseNumber('2004-4601-293-01').ok).toBe(false);
    expect(parseCaseId('syn-01')).toEqual({ ok: true, value: 'SYN-01' });
    expect(parseCaseId('../etc').ok).toBe(false);
    expect(parseCaseId(7).ok).toBe(false);
  });

  it('write a tariff code one way', () => {
    expect(parseHtsusCode('8543709860')).toEqual({ ok: true, value: '8543.70.9860' });
    expect(parseHtsusCode('8543.70')).toEqual({ ok: true, value: '8543.70' });
    expect(parseHtsusCode('85437').ok).toBe(false);
  });
});

describe('Dates', () => {
  it('are those of the calendar', () => {
    expect(parseLocalDate('2024-02-29').ok).toBe(true);
    expect(parseLocalDate('2025-02-29').ok).toBe(false);
    expect(parseInstant('2025-02-30T10:00:00Z').ok).toBe(false);
  });

  it('as instants need an offset and are kept in UTC', () => {
    expect(parseInstant('2025-02-21T10:00:00-05:00')).toEqual({ ok: true, value: '2025-02-21T15:00:00.000Z' });
    expect(parseInstant('2025-02-21T10:00:00').ok).toBe(false);
  });
});
