import fc from 'fast-check';
import { parseInstant, parseLocalDate, parseMoment } from './index.ts';

describe('A local date', () => {
  it.each(['2024-02-29', '1998-03-17', ' 2025-12-31 '])('may be %p', (date) => {
    expect(parseLocalDate(date)).toEqual({ ok: true, value: date.trim() });
  });

  it.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '1899-12-31',
    '2025-2-1',
    '20250201',
    '2025-02-01T00:00',
    20250201,
  ])('is not read from %p', (input) => {
    expect(parseLocalDate(input)).toMatchObject({ ok: false, code: 'DATE_INVALID' });
  });
});

describe('An instant', () => {
  it.each([
    ['2025-02-21T10:00:00-05:00', '2025-02-21T15:00:00.000Z'],
    ['2025-02-21T23:30+14:00', '2025-02-21T09:30:00.000Z'],
    ['2025-02-21T15:00:00.123456Z', '2025-02-21T15:00:00.123Z'],
    ['2024-12-31T23:00:00-01:30', '2025-01-01T00:30:00.000Z'],
  ])('%p is kept in UTC and milliseconds, as %p', (input, value) => {
    expect(parseInstant(input)).toEqual({ ok: true, value });
  });

  it.each([
    '2025-02-21T10:00:00',
    '2025-02-21',
    '2025-02-30T10:00:00Z',
    '2025-02-21T25:00:00Z',
    '2025-02-21T10:60:00Z',
    '2025-02-21T10:00:00+15:00',
    '9999-12-31T23:00:00-05:00',
    '1900-01-01T00:00:00+05:00',
    1740132000000,
    null,
  ])('is not read from %p', (input) => {
    expect(parseInstant(input)).toMatchObject({ ok: false, code: 'INSTANT_INVALID' });
  });

  it('keeps its order as text, whatever offsets were typed', () => {
    const typed = fc.record({
      at: fc.date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      offset: fc.integer({ min: -14, max: 14 }),
    });
    const read = ({ at, offset }: { at: Date; offset: number }) => {
      const local = new Date(at.getTime() + offset * 3_600_000).toISOString().slice(0, -1);
      const zone = `${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00`;
      const parsed = parseInstant(local + zone);
      if (!parsed.ok) throw new Error(parsed.message);
      return parsed.value;
    };
    fc.assert(
      fc.property(typed, typed, (one, other) => {
        expect(Math.sign(one.at.getTime() - other.at.getTime())).toBe(
          read(one) < read(other) ? -1 : Number(read(one) > read(other)),
        );
      }),
    );
  });
});

describe('A moment', () => {
  it.each(['2025-03-02', '2025-03-02T15:00:00Z', '2025-03-02T15:00+05:00'])('may be %s', (text) => {
    expect(parseMoment(text)).toMatchObject({ ok: true });
  });

  it('whose + an address made a space of is refused with the way to write it', () => {
    expect(parseMoment('2025-03-02T15:00:00 05:00')).toMatchObject({
      ok: false,
      message: 'has a space before its offset: 2025-03-02T15:00:00 05:00.',
      wayOut: expect.stringContaining('%2B'),
    });
  });
});
