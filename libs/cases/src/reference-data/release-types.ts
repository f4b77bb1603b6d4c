import type { Bucket } from '../case-file/buckets.ts';
import { type Entry, entryOf, type ReferenceList } from './list.ts';

/** A kind of release: from where it may take units, and under what terms. */
export interface ReleaseType extends Entry {
  readonly from: readonly Bucket[];
  /** Demands stated conditions or a bond. */
  readonly conditional: boolean;
  /** May set free what was seized as prohibited goods. */
  readonly prohibitedGoods: boolean;
}

const NOT_SEIZED: readonly Bucket[] = ['presented', 'detained', 'excluded'];
const SEIZED: readonly Bucket[] = ['seized'];
const ANY: readonly Bucket[] = [...NOT_SEIZED, ...SEIZED];

function type(
  code: string,
  label: string,
  from: readonly Bucket[],
  more: Partial<Pick<ReleaseType, 'conditional' | 'prohibitedGoods' | 'citation'>> = {},
): ReleaseType {
  return { code, label, from, conditional: false, prohibitedGoods: true, ...more };
}

/** The first group is for goods not seized; what frees seized goods is the list of `RELEASE_NOT_AUTHORISED`. */
export const RELEASE_TYPES: ReferenceList<ReleaseType> = {
  list: 'release-types',
  version: '2025-01',
  entries: [
    type('unconditional', 'Unconditional release', NOT_SEIZED, { citation: '19 USC 1499(c)' }),
    type('admissible', 'Admissibility established', NOT_SEIZED, { citation: '19 CFR 151.16' }),
    type('agency-clearance', 'Cleared by the requesting agency', NOT_SEIZED),
    type('conditional-bond', 'Conditional release under bond', NOT_SEIZED, {
      conditional: true,
      citation: '19 CFR 113.62',
    }),
    type('protest-granted', 'Protest granted', ['excluded'], { citation: '19 USC 1514' }),
    type('remission', 'Remission', SEIZED, { citation: '19 USC 1618' }),
    type('mitigated-remission', 'Mitigated remission, amount paid', SEIZED, { citation: '19 USC 1618' }),
    type('payment-of-value', 'Payment of value', SEIZED, { prohibitedGoods: false, citation: '19 USC 1614' }),
    type('compromise', 'Offer in compromise accepted', SEIZED, { citation: '19 USC 1617' }),
    type('court-order', 'Order of a court', ANY),
    type('seizure-cancelled', 'Seizure cancelled', SEIZED),
  ],
};

export function releaseType(code: string): ReleaseType | undefined {
  return entryOf(RELEASE_TYPES, code);
}
