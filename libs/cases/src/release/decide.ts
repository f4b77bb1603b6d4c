import { remainderStillHeld } from '../attest-still-held/remainder.ts';
import { notAfter } from '../attest-still-held/review-after.ts';
import { localDate } from '../case-file/local-date.ts';
import { resolveUnits } from '../commands/resolve-units.ts';
import type { UnitsAsked } from '../case-file/units.ts';
import { accept, refuse } from '../commands/refusal.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec, NewFact } from '../commands/spec.ts';
import { amountProblem } from '../commands/whole-number.ts';
import { authorisationProblem } from './authorisation.ts';
import type { ReleasedData } from './event.ts';

export interface Release extends Omit<ReleasedData, 'lines'> {
  readonly lines: readonly UnitsAsked[];
  /** Review date for what stays held; by default the custody review period from now. */
  readonly nextReviewOn?: string;
}

/**
 * What stays held of the released lines is attested in the same append (domain reference, section 5). That no agency holds the
 * units, and that they may be bought free, are rules of the history itself: see evolve.ts.
 */
export const release: CommandSpec<'Release'> = {
  roles: CASE_WORK,
  approval: ({ at }, { data }) => {
    const units = resolveUnits(at, 'Released', 'released', data.lines);
    return units.ok && units.value.some(({ from }) => from === 'seized');
  },
  decide: (view, { data: { lines, nextReviewOn, ...terms }, effectiveAt }) => {
    const units = resolveUnits(view.at, 'Released', 'released', lines);
    if (!units.ok) return units;
    const problem =
      amountProblem('bond', terms.bond) ??
      authorisationProblem(units.value, terms) ??
      notAfter(nextReviewOn, localDate(effectiveAt, view.at.opened?.port));
    if (problem) return refuse(problem);
    const released: NewFact<'Released'> = { type: 'Released', data: { ...terms, lines: units.value } };
    const remainder = remainderStillHeld(view.after([released]), units.value, effectiveAt, nextReviewOn);
    return accept(remainder ? [released, remainder] : [released]);
  },
};
