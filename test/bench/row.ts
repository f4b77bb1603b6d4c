/** One line of the result: a figure, the limit measured in the same run, and the ratio of the two. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limitName: string | null;
  readonly limit: number | null;
  readonly ratio: number | null;
  /** What the ratio has to be, e.g. `>= 0.5`; absent for a figure that is only told. */
  readonly target: string | null;
  readonly pass: boolean | null;
}

/** A rate against the rate of its limit: the larger the better. */
export function atLeast(
  name: string,
  value: number,
  unit: string,
  limitName: string,
  limit: number,
  target: number,
): Row {
  const ratio = value / limit;
  return { name, value, unit, limitName, limit, ratio, target: `>= ${target}`, pass: ratio >= target };
}

/** A time against the time of its peer: the smaller the better. */
export function atMost(
  name: string,
  value: number,
  unit: string,
  limitName: string,
  limit: number,
  target: number,
): Row {
  const ratio = value / limit;
  return { name, value, unit, limitName, limit, ratio, target: `<= ${target}`, pass: ratio <= target };
}

/** A ratio that is told without a target. */
export function compared(name: string, value: number, unit: string, limitName: string, limit: number): Row {
  return { name, value, unit, limitName, limit, ratio: value / limit, target: null, pass: null };
}

/** A figure by itself, which depends on the machine. */
export function told(name: string, value: number, unit: string): Row {
  return { name, value, unit, limitName: null, limit: null, ratio: null, target: null, pass: null };
}

export function sayRow({ name, value, unit, limitName, limit, ratio, target, pass }: Row): string {
  const number = (n: number): string => n.toLocaleString('en-US', { maximumFractionDigits: n < 100 ? 2 : 0 });
  const figure = `${name}: ${number(value)} ${unit}`;
  if (ratio === null || limit === null) return figure;
  const verdict = target === null ? '' : ` (target ${target}: ${pass ? 'met' : 'MISSED'})`;
  return `${figure}; ${limitName}: ${number(limit)}; ratio ${ratio.toFixed(2)}${verdict}`;
}
