import type { Place } from '../custody/events.ts';
import { totalUnits, type Units } from './units.ts';

const count = new Intl.NumberFormat('en-US');

export function sayNumber(value: number): string {
  return count.format(value);
}

/** "600 units of line 1", "700 units of lines 1, 2": for timeline sentences and refusals. */
export function sayUnits(lines: readonly Units[]): string {
  const total = totalUnits(lines);
  const numbers = [...new Set(lines.map(({ line }) => line))];
  const of = numbers.length === 1 ? `line ${numbers[0]}` : `lines ${numbers.join(', ')}`;
  return `${sayNumber(total)} ${total === 1 ? 'unit' : 'units'} of ${of}`;
}

/** Minor units as an amount; every currency here has two decimals. */
export function sayAmount(minor: number, currency: string): string {
  return `${currency} ${sayNumber(Math.trunc(minor / 100))}.${String(Math.abs(minor % 100)).padStart(2, '0')}`;
}

export function sayPlace({ firms, name }: Place): string {
  return [name, firms && `FIRMS ${firms}`].filter(Boolean).join(', ') || 'an unnamed place';
}
