import { code, optional, whole } from '../schema/field.ts';
import { published } from './spec.ts';
import { units, unitsOf } from './units.ts';

const firms = (which: string) => optional(code(`FIRMS code of the ${which}, where it is a bonded facility.`));

export const custodyTransferred = published<'CustodyTransferred'>()({
  version: 1,
  title: 'Custody transferred',
  fields: { lines: units, fromFirms: firms('place they left'), toFirms: firms('place they are at now') },
  facts: ({ data: { lines, from, to } }) => ({
    lines: unitsOf(lines),
    ...(from.firms && { fromFirms: from.firms }),
    ...(to.firms && { toFirms: to.firms }),
  }),
});

export const sealChanged = published<'SealChanged'>()({
  version: 1,
  title: 'Seal changed',
  fields: { firms: firms('place'), removed: whole('Seals taken off.'), applied: whole('Seals put on.') },
  facts: ({ data: { place, removed, applied } }) => ({
    ...(place.firms && { firms: place.firms }),
    removed: removed.length,
    applied: applied.length,
  }),
});

export const custodyCounted = published<'CustodyCounted'>()({
  version: 1,
  title: 'Custody counted',
  fields: { lines: units, firms: firms('place') },
  facts: ({ data: { lines, place } }) => ({ lines: unitsOf(lines), ...(place.firms && { firms: place.firms }) }),
});
