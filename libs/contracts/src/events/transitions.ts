import { DETENTION_BASES, EXCLUSION_BASES } from '#libs/cases';
import { code, list, localDate, oneOf, truth } from '../schema/field.ts';
import { published } from './spec.ts';
import { moves, movesOf, units, unitsOf } from './units.ts';

export const detained = published<'Detained'>()({
  version: 1,
  title: 'Detained',
  fields: { moves, basis: oneOf(DETENTION_BASES, 'By decision, or deemed so since five business days passed.') },
  facts: (event) => ({ moves: movesOf(event), basis: event.data.basis }),
});

export const seized = published<'SeizedSubjectToForfeiture'>()({
  version: 1,
  title: 'Seized, subject to forfeiture',
  fields: {
    moves,
    legalBases: list(code('Citation from the list of legal bases.'), 'At least one.'),
    fpfCaseNumber: code('Number of the fines, penalties and forfeitures case.'),
    prohibitedGoods: truth('Goods whose import is prohibited are not released on payment of their value.'),
  },
  facts: (event) => ({
    moves: movesOf(event),
    legalBases: [...event.data.legalBases],
    fpfCaseNumber: event.data.fpfCaseNumber,
    prohibitedGoods: event.data.prohibitedGoods,
  }),
});

export const released = published<'Released'>()({
  version: 1,
  title: 'Released',
  fields: {
    moves,
    releaseType: code('From the list release-types.'),
    conditional: truth('Conditions or a bond go with it; read the case for what they say.'),
  },
  facts: (event) => ({
    moves: movesOf(event),
    releaseType: event.data.releaseType,
    conditional: event.data.conditions !== undefined || event.data.bond !== undefined,
  }),
});

export const stillHeld = published<'StillHeld'>()({
  version: 1,
  title: 'Still held',
  fields: {
    lines: units,
    asOf: localDate('Day for which the attestation speaks.'),
    nextReviewOn: localDate('Day by which somebody looks again.'),
    remainder: truth('It attests what a partial release left behind.'),
  },
  facts: ({ data: { lines, asOf, nextReviewOn, remainder } }) => ({
    lines: unitsOf(lines),
    asOf,
    nextReviewOn,
    remainder: remainder ?? false,
  }),
});

export const excluded = published<'Excluded'>()({
  version: 1,
  title: 'Excluded',
  fields: { moves, basis: oneOf(EXCLUSION_BASES, 'By decision, or deemed so since thirty days passed.') },
  facts: (event) => ({ moves: movesOf(event), basis: event.data.basis }),
});

export const exclusionRescinded = published<'ExclusionRescinded'>()({
  version: 1,
  title: 'Exclusion rescinded',
  fields: { exclusionEventId: code('Event that it takes back, from its start.'), lines: units },
  facts: ({ data: { exclusionEventId, lines } }) => ({ exclusionEventId, lines: unitsOf(lines) }),
});

export const redeliveryDemanded = published<'RedeliveryDemanded'>()({
  version: 1,
  title: 'Redelivery demanded',
  fields: { lines: units, dueOn: localDate('Day by which the goods have to be back.') },
  facts: ({ data: { lines, dueOn } }) => ({ lines: unitsOf(lines), dueOn }),
});

export const redelivered = published<'Redelivered'>()({
  version: 1,
  title: 'Redelivered',
  fields: { moves, demandEventId: code('Event that demanded it.') },
  facts: (event) => ({ moves: movesOf(event), demandEventId: event.data.demandEventId }),
});
