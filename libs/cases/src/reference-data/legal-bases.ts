import { type Entry, entryOf, type ReferenceList } from './list.ts';

/** A statute to seize under. Its code is its citation. */
export interface LegalBasis extends Entry {
  readonly citation: string;
  /** Whether customs must seize, or may. */
  readonly seizure: 'mandatory' | 'permissive';
  /** Procedure that the forfeiture follows. What 18 USC 983(i)(2) names, title 19 above all, is outside CAFRA. */
  readonly track: 'title-19' | 'cafra';
  /** Goods that may not come in at all: they can't be released on payment of their value. */
  readonly prohibitedGoods: boolean;
}

type Traits = Pick<LegalBasis, 'seizure' | 'track' | 'prohibitedGoods'>;

/** Must be seized, and may not come in. */
const CONTRABAND: Traits = { seizure: 'mandatory', track: 'title-19', prohibitedGoods: true };
/** May be seized; whether it may come in after all depends on the condition that it fails. */
const UNMET_CONDITION: Traits = { seizure: 'permissive', track: 'title-19', prohibitedGoods: false };
/** May be seized, and may not come in as it is. */
const INFRINGING: Traits = { seizure: 'permissive', track: 'title-19', prohibitedGoods: true };

const basis = (citation: string, label: string, traits: Traits, more: Pick<Entry, 'confirmed'> = {}): LegalBasis => ({
  code: citation,
  citation,
  label,
  ...traits,
  ...more,
});

const UNCONFIRMED = { confirmed: false } as const;

/**
 * Engineering input, not legal advice. `confirmed: false` marks what a lawyer has to look at: in most of those
 * it is the prohibited-goods flag or the track that is in doubt, not the citation.
 */
export const LEGAL_BASES: ReferenceList<LegalBasis> = {
  list: 'legal-bases',
  version: '2025-01',
  entries: [
    basis('19 USC 1595a(c)(1)(A)', 'Stolen, smuggled or clandestinely imported', CONTRABAND),
    basis('19 USC 1595a(c)(1)(B)', 'Controlled substance imported contrary to law', CONTRABAND),
    basis('19 USC 1595a(c)(1)(C)', 'Contraband article (49 USC 80302)', CONTRABAND),
    basis('19 USC 1595a(c)(1)(D)', 'Plastic explosive without detection agent', CONTRABAND),
    basis('19 USC 1595a(c)(2)(A)', 'Health, safety or conservation law not complied with', UNMET_CONDITION),
    basis('19 USC 1595a(c)(2)(B)', 'Licence, permit or authorization of an agency missing', UNMET_CONDITION),
    basis('19 USC 1595a(c)(2)(C)', 'Copyright, trademark or trade name violation', INFRINGING, UNCONFIRMED),
    basis('19 USC 1595a(c)(2)(D)', 'Trade dress in violation of a court order', INFRINGING, UNCONFIRMED),
    basis('19 USC 1595a(c)(2)(E)', 'Origin marked wrongly on purpose (19 USC 1304)', UNMET_CONDITION),
    basis('19 USC 1595a(c)(2)(F)', 'Origin marked wrongly again after written notices', UNMET_CONDITION),
    basis('19 USC 1595a(c)(2)(G)', 'Circumvention technology (17 USC 1201)', INFRINGING, UNCONFIRMED),
    basis('19 USC 1595a(c)(3)', 'Visa or permit of a quota falsified or altered', UNMET_CONDITION, UNCONFIRMED),
    basis('19 USC 1526(e)', 'Counterfeit mark', CONTRABAND),
    basis(
      '19 USC 1592(c)',
      'False statement on entry, where the statute lets goods be seized',
      UNMET_CONDITION,
      UNCONFIRMED,
    ),
    basis('19 USC 1337(i)', 'Order of the International Trade Commission', INFRINGING, UNCONFIRMED),
    basis('18 USC 545', 'Smuggling', { seizure: 'mandatory', track: 'cafra', prohibitedGoods: true }, UNCONFIRMED),
    basis('22 USC 401', 'Export of arms or other articles contrary to law', UNMET_CONDITION, UNCONFIRMED),
  ],
};

export function legalBasis(code: string): LegalBasis | undefined {
  return entryOf(LEGAL_BASES, code);
}

/** True where goods seized under this basis can't be released on payment of their value. */
export function prohibitsGoods(code: string): boolean {
  return legalBasis(code)?.prohibitedGoods ?? false;
}
