import { DISPOSAL_METHODS, FORFEITURE_BASES } from '#libs/cases';
import { localDate, oneOf, optional } from '../schema/field.ts';
import { published } from './spec.ts';
import { moves, movesOf, units, unitsOf } from './units.ts';

export const forfeited = published<'Forfeited'>()({
  version: 1,
  title: 'Forfeited',
  fields: { moves, basis: oneOf(FORFEITURE_BASES, 'How title passed.') },
  facts: (event) => ({ moves: movesOf(event), basis: event.data.basis }),
});

export const forfeitureSetAside = published<'ForfeitureSetAside'>()({
  version: 1,
  title: 'Forfeiture set aside',
  fields: { moves },
  facts: (event) => ({ moves: movesOf(event) }),
});

export const disposedOf = published<'DisposedOf'>()({
  version: 1,
  title: 'Disposed of',
  fields: {
    method: oneOf(DISPOSAL_METHODS, 'What became of the forfeited goods.'),
    lines: units,
    moves,
  },
  facts: (event) => ({ method: event.data.method, lines: unitsOf(event.data.lines), moves: movesOf(event) }),
});

export const exportPermitted = published<'ExportPermitted'>()({
  version: 1,
  title: 'Export permitted',
  fields: { lines: units, expiresOn: optional(localDate('Last day on which the permission may be used.')) },
  facts: ({ data: { lines, expiresOn } }) => ({ lines: unitsOf(lines), ...(expiresOn && { expiresOn }) }),
});

export const exported = published<'Exported'>()({
  version: 1,
  title: 'Exported',
  fields: { moves },
  facts: (event) => ({ moves: movesOf(event) }),
});

export const destroyed = published<'Destroyed'>()({
  version: 1,
  title: 'Destroyed',
  fields: { moves },
  facts: (event) => ({ moves: movesOf(event) }),
});

export const lossRecorded = published<'LossRecorded'>()({
  version: 1,
  title: 'Loss recorded',
  fields: { moves },
  facts: (event) => ({ moves: movesOf(event) }),
});
