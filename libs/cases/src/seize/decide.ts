import type { UnitsAsked } from '../case-file/units.ts';
import { accept, refuse } from '../commands/refusal.ts';
import { resolveUnits } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec, NewFact } from '../commands/spec.ts';
import { prohibitsGoods, unknownLegalBasis } from '../reference-data/index.ts';
import { rescissionOf } from '../rescind-exclusion/decide.ts';
import type { ExclusionRescindedData } from '../rescind-exclusion/event.ts';
import type { SeizedData } from './event.ts';

export interface Seize extends Omit<SeizedData, 'lines' | 'prohibitedGoods'> {
  readonly lines: readonly UnitsAsked[];
  /** Exclusions that the seizure takes back in the same append, for the units it names. */
  readonly rescinds?: readonly ExclusionRescindedData[];
}

/**
 * A seizure may take effect before an exclusion that was recorded in the meantime (it was not yet known
 * here, say): it then rescinds that exclusion for its units, and both are recorded together.
 */
export const seize: CommandSpec<'Seize'> = {
  roles: CASE_WORK,
  approval: 'always',
  decide: (view, { data: { lines, rescinds = [], ...seizure }, now }) => {
    if (seizure.legalBases.length === 0) {
      return refuse({
        code: 'SEIZURE_NEEDS_BASIS',
        field: 'legalBases',
        message: 'A seizure needs at least one legal basis.',
        wayOut: 'Name the statute that the goods are seized under.',
      });
    }
    const unknown = unknownLegalBasis(seizure.legalBases);
    if (unknown) return refuse(unknown);
    const rescissions: NewFact<'ExclusionRescinded'>[] = [];
    for (const [index, rescission] of rescinds.entries()) {
      const fact = rescissionOf(view, rescission, `rescinds[${index}].`, rescinds.slice(0, index));
      if (!fact.ok) return fact;
      rescissions.push({ ...fact.value, effectiveAt: now });
    }
    const units = resolveUnits(view.after(rescissions), 'SeizedSubjectToForfeiture', 'seized', lines);
    if (!units.ok) return units;
    const prohibitedGoods = seizure.legalBases.some(prohibitsGoods);
    const facts: NewFact[] = [
      ...rescissions,
      { type: 'SeizedSubjectToForfeiture', data: { ...seizure, lines: units.value, prohibitedGoods } },
    ];
    return accept(facts);
  },
};
