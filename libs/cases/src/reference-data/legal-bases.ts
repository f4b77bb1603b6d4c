import { type Entry, entryOf, type ReferenceList } from './list.ts';

/** A statute to seize under. Its code is its citation. */
export interface LegalBasis extends Entry {
  readonly citation: string;
  readonly seizure: 'mandatory' | 'permissive';
  /** Goods that may not come in at all: they can't be released on payment of their value. */
  readonly prohibitedGoods: boolean;
}

function basis(
  code: string,
  label: string,
  seizure: LegalBasis['seizure'],
  prohibitedGoods: boolean,
  more: Pick<Entry, 'confirmed'> = {},
): LegalBasis {
  return { code, citation: code, label, seizure, prohibitedGoods, ...more };
}

/**
 * Engineering input, not legal advice. Whether goods under 1595a(c)(2)(A) count as prohibited depends on the
 * law whose condition they fail, so it is not presumed here.
 */
export const LEGAL_BASES: ReferenceList<LegalBasis> = {
  list: 'legal-bases',
  version: '2025-01',
  entries: [
    basis('19 USC 1595a(c)(1)', 'Stolen, smuggled or clandestinely imported', 'mandatory', true),
    basis('19 USC 1595a(c)(2)(A)', 'Health, safety or conservation law not complied with', 'permissive', false),
    basis('19 USC 1595a(c)(2)(B)', 'Licence or authorisation of an agency missing', 'permissive', false),
    basis('19 USC 1595a(c)(2)(C)', 'Copyright, trademark or trade dress violation', 'permissive', true, {
      confirmed: false,
    }),
    basis('19 USC 1595a(c)(2)(D)', 'Trade dress, where a court so found', 'permissive', false, { confirmed: false }),
    basis('19 USC 1526(e)', 'Counterfeit mark', 'mandatory', true),
    basis('19 USC 1304', 'Country of origin marking', 'permissive', false, { confirmed: false }),
    basis('19 USC 1592', 'False statement on entry', 'permissive', false),
    basis('18 USC 545', 'Smuggling', 'mandatory', true, { confirmed: false }),
    basis('22 USC 401', 'Export or import contrary to law (arms, controlled goods)', 'permissive', false, {
      confirmed: false,
    }),
  ],
};

export function prohibitsGoods(code: string): boolean {
  return entryOf(LEGAL_BASES, code)?.prohibitedGoods ?? false;
}
