import { sayPlace, sayUnits } from '../case-file/say.ts';
import type { CaseState } from '../case-file/state.ts';
import type { EventSpec } from '../events/spec.ts';
import { placeKey, relocate, transferProblem } from './places.ts';

export const custodyTransferred: EventSpec<'CustodyTransferred'> = {
  version: 1,
  title: 'Custody transferred',
  apply: (state, { data: { lines, from, to } }) => {
    const custody = new Map(state.custody);
    for (const { line, quantity } of lines) {
      // Until the first move nothing says where a line is: then all of it was where the move starts.
      const places = custody.get(line) ?? new Map([[placeKey(from), state.lines.get(line)?.counted ?? quantity]]);
      custody.set(line, relocate(places, from, to, quantity));
    }
    return { ...state, custody };
  },
  problem: (state, { data }) => transferProblem(state, data),
  describe: ({ lines, from, to, purpose }) =>
    `${sayUnits(lines)} moved from ${sayPlace(from)} to ${sayPlace(to)} (${purpose})`,
};

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
