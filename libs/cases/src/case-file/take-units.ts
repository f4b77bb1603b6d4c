import type { Units } from './units.ts';

/** What is left of `from` when `taken` is taken away; lines with nothing left are dropped. */
export function takeUnits<U extends Units>(from: readonly U[], taken: readonly Units[]): U[] {
  return from
    .map((units) => {
      const gone = taken.filter(({ line }) => line === units.line);
      if (gone.length === 0) return units;
      const quantity = units.quantity - gone.reduce((sum, one) => sum + one.quantity, 0);
      if (!units.serials) return { ...units, quantity };
      const named = new Set(gone.flatMap((one) => one.serials ?? []));
      return { ...units, quantity, serials: units.serials.filter((serial) => !named.has(serial)) };
    })
    .filter(({ quantity }) => quantity > 0);
}

/** Units of one line among these. */
export function unitsOn(line: number, units: readonly Units[]): number {
  return units.reduce((sum, one) => (one.line === line ? sum + one.quantity : sum), 0);
}
