import { sayPlace, sayUnits } from '../case-file/say.ts';
import type { CaseState, Locations } from '../case-file/state.ts';
import type { EventSpec } from '../events/spec.ts';
import type { Place } from './events.ts';

/** One name for a place, so that the same facility is found again. */
export function placeKey({ firms, name }: Place): string {
  return firms ?? name ?? '';
}

export const custodyTransferred: EventSpec<'CustodyTransferred'> = {
  version: 1,
  title: 'Custody transferred',
  apply: (state, { data: { lines, from, to } }) => {
    const custody = new Map(state.custody);
    for (const { line, quantity } of lines) {
      // Until the first move nothing says where a line is: then all of it was where the move starts.
      const places = custody.get(line) ?? new Map([[placeKey(from), state.lines.get(line)?.counted ?? quantity]]);
      custody.set(line, relocate(places, placeKey(from), placeKey(to), quantity));
    }
    return { ...state, custody };
  },
  describe: ({ lines, from, to, purpose }) =>
    `${sayUnits(lines)} moved from ${sayPlace(from)} to ${sayPlace(to)} (${purpose})`,
};

function relocate(places: Locations, from: string, to: string, quantity: number): Locations {
  const next = new Map(places);
  const left = (next.get(from) ?? 0) - quantity;
  if (left > 0) next.set(from, left);
  else next.delete(from);
  return next.set(to, (next.get(to) ?? 0) + quantity);
}

export const sealChanged: EventSpec<'SealChanged'> = {
  version: 1,
  title: 'Seal changed',
  apply: (state, { data: { removed, applied } }): CaseState => ({
    ...state,
    seals: [...state.seals.filter((seal) => !removed.includes(seal)), ...applied],
  }),
  describe: ({ place, removed, applied }) =>
    `Seals at ${sayPlace(place)}: ${removed.join(', ') || 'none'} removed, ${applied.join(', ') || 'none'} applied`,
};

/** A count says where units are as of then; it changes no bucket. */
export const custodyCounted: EventSpec<'CustodyCounted'> = {
  version: 1,
  title: 'Custody counted',
  apply: (state, { data: { lines, place } }) => {
    const custody = new Map(state.custody);
    for (const { line, quantity } of lines) {
      custody.set(line, new Map(custody.get(line)).set(placeKey(place), quantity));
    }
    return { ...state, custody };
  },
  describe: ({ lines, place }) => `Counted ${sayUnits(lines)} at ${sayPlace(place)}`,
};
