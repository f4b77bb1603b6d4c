import type { Bucket } from '../case-file/buckets.ts';
import { type Entry, entryOf, type ReferenceList } from './list.ts';

/** A kind of release: from where it may take units, and under what terms. */
export interface ReleaseType extends Entry {
  readonly citation: string;
  readonly from: readonly Bucket[];
  /** Demands stated conditions or a bond. */
  readonly conditional: boolean;
  /** May set free what was seized as prohibited goods. */
  readonly prohibitedGoods: boolean;
}

const NOT_SEIZED: readonly Bucket[] = ['presented', 'detained', 'excluded'];
const SEIZED: readonly Bucket[] = ['seized'];

function type(
  code: string,
  label: string,
  from: readonly Bucket[],
  citation: string,
  more: Partial<Pick<ReleaseType, 'conditional' | 'prohibitedGoods' | 'confirmed'>> = {},
): ReleaseType {
  return { code, label, from, citation, conditional: false, prohibitedGoods: true, ...more };
}

const UNCONFIRMED = { confirmed: false } as const;

/** The first group is for goods not seized; what frees seized goods is the list of `RELEASE_NOT_AUTHORISED`. */
export const RELEASE_TYPES: ReferenceList<ReleaseType> = {
  list: 'release-types',
  version: '2025-01',
  entries: [
    type('unconditional', 'Unconditional release', NOT_SEIZED, '19 USC 1499(c)'),
    type('admissible', 'Admissibility established', NOT_SEIZED, '19 CFR 151.16'),
    type('agency-clearance', 'Cleared by the requesting agency', NOT_SEIZED, '19 CFR 151.16(a)', UNCONFIRMED),
    type('conditional-bond', 'Conditional release under bond', NOT_SEIZED, '19 CFR 113.62', { conditional: true }),
    type('protest-granted', 'Protest granted', ['excluded'], '19 USC 1514'),
    type('remission', 'Remission', SEIZED, '19 USC 1618'),
    type('mitigated-remission', 'Mitigated remission, amount paid', SEIZED, '19 USC 1618'),
    type('payment-of-value', 'Payment of value', SEIZED, '19 USC 1614; 19 CFR 162.44', { prohibitedGoods: false }),
    type('compromise', 'Offer in compromise accepted', SEIZED, '19 USC 1617; 19 CFR 161.5'),
    type('court-order', 'Order of a court', [...NOT_SEIZED, ...SEIZED], '28 USC 2465(a)', UNCONFIRMED),
    type('seizure-cancelled', 'Seizure cancelled', SEIZED, '19 USC 1618', UNCONFIRMED),
  ],
};

export function releaseType(code: string): ReleaseType | undefined {
  return entryOf(RELEASE_TYPES, code);
}

/** Kinds of release that may take units out of this bucket. */
export function releaseTypesFrom(bucket: Bucket): ReleaseType[] {
  return RELEASE_TYPES.entries.filter(({ from }) => from.includes(bucket));
}
