import fc from 'fast-check';
import { formatMoney, type Money, parseMoney, parseStatedValue, sumOf, timesUnits } from './index.ts';

const dollars = (amount: number): Money => ({ amount: amount * 100, currency: 'USD' });

describe('Money', () => {
  it('is an amount in whole minor units and a currency that exists', () => {
    expect(parseMoney({ amount: 320_000, currency: 'usd' })).toEqual({ ok: true, value: dollars(3200) });
    for (const input of [
      { amount: 3200.5, currency: 'USD' },
      { amount: -1, currency: 'USD' },
      { amount: '3200', currency: 'USD' },
      { amount: Number.MAX_SAFE_INTEGER + 1, currency: 'USD' },
      { amount: 100, currency: 'USX' },
      { amount: 100 },
      'USD 100',
      null,
      undefined,
    ]) {
      expect(parseMoney(input)).toMatchObject({ ok: false, code: 'MONEY_INVALID' });
    }
  });

  it('is multiplied by units: 1,280 machines at $4,020 are the $5,145,600 of SYN-01', () => {
    expect(timesUnits(dollars(4020), 1280)).toEqual({ ok: true, value: dollars(5_145_600) });
    expect(timesUnits(dollars(4020), 0.5)).toMatchObject({ ok: false, code: 'MONEY_INVALID' });
    expect(timesUnits(dollars(1), -1)).toMatchObject({ ok: false, code: 'MONEY_INVALID' });
  });

  it('is never counted inexactly', () => {
    expect(timesUnits({ amount: Number.MAX_SAFE_INTEGER, currency: 'USD' }, 2)).toMatchObject({
      code: 'MONEY_TOO_LARGE',
    });
    expect(sumOf([{ amount: Number.MAX_SAFE_INTEGER, currency: 'USD' }, dollars(1)])).toMatchObject({
      code: 'MONEY_TOO_LARGE',
    });
  });

  it('is added up in one currency only', () => {
    expect(sumOf([dollars(1), dollars(2), dollars(3)])).toEqual({ ok: true, value: dollars(6) });
    expect(sumOf([dollars(1), { amount: 100, currency: 'EUR' }])).toMatchObject({
      ok: false,
      code: 'MONEY_NOT_COMPARABLE',
      message: expect.stringMatching(/USD.*EUR/),
    });
  });

  it('is multiplied as it is added', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 50 }), (amount, units) => {
        const one = { amount, currency: 'USD' };
        const [first = one, ...rest] = Array.from({ length: units }, () => one);
        expect(timesUnits(one, units)).toEqual(sumOf([first, ...rest]));
      }),
    );
  });

  it.each([
    [514_560_000, 'USD', '$5,145,600.00'],
    [5, 'USD', '$0.05'],
    [-125_000, 'USD', '-$1,250.00'],
    [1250, 'JPY', '¥1,250'],
    [Number.MAX_SAFE_INTEGER, 'USD', '$90,071,992,547,409.91'],
  ])('of %d minor units of %s is written %s', (amount, currency, text) => {
    expect(formatMoney({ amount, currency })).toBe(text);
  });
});

describe('A stated value', () => {
  const entered = { ...dollars(3200), basis: 'entered' } as const;

  it('says on what basis it was stated', () => {
    expect(parseStatedValue(entered)).toEqual({ ok: true, value: entered });
    expect(parseStatedValue({ ...entered, basis: 'guessed' })).toMatchObject({ ok: false, code: 'MONEY_INVALID' });
    expect(parseStatedValue(dollars(3200))).toMatchObject({ ok: false, code: 'MONEY_INVALID' });
  });

  it('keeps its basis when multiplied, and is not added to one of another basis', () => {
    expect(timesUnits(entered, 2)).toEqual({ ok: true, value: { ...entered, amount: 640_000 } });
    expect(
      sumOf<typeof entered | { amount: number; currency: string; basis: 'agencyEstimate' }>([
        entered,
        { ...dollars(3500), basis: 'agencyEstimate' },
      ]),
    ).toMatchObject({ ok: false, code: 'MONEY_NOT_COMPARABLE' });
  });
});
