import { type Checked, type Parsed, upper, valid, wrong } from './parsed.ts';

/** ISO 4217 code. */
export type CurrencyCode = Checked<'CurrencyCode'>;

/** An amount in whole minor units (cents) of its currency: never a fraction, never a bare number. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/**
 * On what a value was stated: by the importer on the entry, by customs' appraisement for the domestic market, or
 * as an agency's estimate. The three differ in law, and one never overwrites another.
 */
export const VALUE_BASES = ['entered', 'domesticAppraised', 'agencyEstimate'] as const;
export type ValueBasis = (typeof VALUE_BASES)[number];

/** A value with the basis it was stated on. */
export interface StatedValue extends Money {
  readonly basis: ValueBasis;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function parseCurrency(input: unknown): Parsed<CurrencyCode> {
  const code = typeof input === 'string' ? upper(input) : '';
  if (CURRENCIES.has(code)) return valid(code as CurrencyCode);
  return wrong('MONEY_INVALID', 'has a currency that does not exist.', 'Give an ISO 4217 code, e.g. USD.');
}

/** Reads an object of an amount in minor units, not negative, and a currency. */
export function parseMoney(input: unknown): Parsed<Money> {
  const { amount, currency } = Object(input) as { amount?: unknown; currency?: unknown };
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 0) {
    return wrong(
      'MONEY_INVALID',
      'has no amount in whole minor units.',
      'Give a whole number of cents, e.g. 320000 for $3,200.00.',
    );
  }
  const code = parseCurrency(currency);
  return code.ok ? valid({ amount, currency: code.value }) : code;
}

/** Reads money with the basis that it was stated on. */
export function parseStatedValue(input: unknown): Parsed<StatedValue> {
  const money = parseMoney(input);
  if (!money.ok) return money;
  const basis = VALUE_BASES.find((one) => one === (input as { basis?: unknown }).basis);
  if (basis) return valid({ ...money.value, basis });
  return wrong('MONEY_INVALID', 'does not say on what basis it was stated.', `Give one of: ${VALUE_BASES.join(', ')}.`);
}

/** Unit value times units; of the same basis, if it has one. */
export function timesUnits<M extends Money>(value: M, units: number): Parsed<M> {
  if (!Number.isSafeInteger(units) || units < 0) {
    return wrong('MONEY_INVALID', 'can only be multiplied by a whole number of units.', 'Correct the number of units.');
  }
  return exact({ ...value, amount: value.amount * units });
}

/** Sum in one currency, and on one basis: values stated on different ones are not comparable. */
export function sumOf<M extends Money>([first, ...rest]: readonly [M, ...M[]]): Parsed<M> {
  const kind = kindOf(first);
  const other = rest.find((one) => kindOf(one) !== kind);
  if (other) {
    return wrong(
      'MONEY_NOT_COMPARABLE',
      `has both ${kind} and ${kindOf(other)}, which can't be added.`,
      'Add up each currency and each basis by itself.',
    );
  }
  return exact({ ...first, amount: rest.reduce((sum, { amount }) => sum + amount, first.amount) });
}

/** For people in the United States: `$5,145,600.00`. */
export function formatMoney({ amount, currency }: Money): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  // As a decimal string, so that no binary fraction comes in.
  const text = `${amount < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
  return format.format(text as Intl.StringNumericLiteral);
}

function kindOf(money: Money): string {
  return 'basis' in money ? `${money.currency} (${String(money.basis)})` : money.currency;
}

function exact<M extends Money>(money: M): Parsed<M> {
  if (Number.isSafeInteger(money.amount)) return valid(money);
  return wrong(
    'MONEY_TOO_LARGE',
    'is more than can be counted exactly.',
    `Keep amounts below ${Number.MAX_SAFE_INTEGER} minor units.`,
  );
}
