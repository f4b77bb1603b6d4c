import { takeUnits, unitsOn } from '../case-file/take-units.ts';
import type { Units } from '../case-file/units.ts';
import { accept, type Outcome, type Refusal, refuse } from '../commands/refusal.ts';
import { someKnownLines } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec, DecisionView, NewFact } from '../commands/spec.ts';
import type { ExclusionRescindedData } from './event.ts';

export type RescindExclusion = ExclusionRescindedData;

export const rescindExclusion: CommandSpec<'RescindExclusion'> = {
  roles: CASE_WORK,
  reasons: 'exclusion-rescission',
  decide: (view, { data }) => {
    const fact = rescissionOf(view, data, '');
    return fact.ok ? accept([fact.value]) : fact;
  },
};

/**
 * The rescission as a fact: the exclusion must be one of this case, and still cover the units.
 * @param before rescissions that are recorded together with it, ahead of it
 */
export function rescissionOf(
  { file }: DecisionView,
  data: ExclusionRescindedData,
  prefix: string,
  before: readonly ExclusionRescindedData[] = [],
): Outcome<NewFact<'ExclusionRescinded'>> {
  const exclusion = file.state.exclusions.find(({ eventId }) => eventId === data.exclusionEventId);
  if (!exclusion) {
    return refuse({
      code: 'REFERENCE_UNKNOWN',
      field: `${prefix}exclusionEventId`,
      message: 'The case has no such exclusion, or it was rescinded whole.',
      wayOut: 'Name the event id of an Excluded of this case.',
    });
  }
  const unknown = someKnownLines(file.state, data.lines);
  if (unknown) return refuse({ ...unknown, field: `${prefix}${unknown.field}` });
  const covered = before
    .filter(({ exclusionEventId }) => exclusionEventId === data.exclusionEventId)
    .reduce((left, { lines }) => takeUnits(left, lines), exclusion.lines);
  for (const [index, { line }] of data.lines.entries()) {
    const requested = unitsOn(line, data.lines);
    const available = unitsOn(line, covered);
    if (requested > available) {
      return refuse({
        code: 'QUANTITY_NOT_AVAILABLE',
        field: `${prefix}lines[${index}].quantity`,
        message: `${requested} asked for, the exclusion still covers ${available} of line ${line}.`,
        wayOut: available > 0 ? `Ask for at most ${available}.` : 'Leave this line out.',
        compared: { requested, available },
      });
    }
    const unnamed = serialProblem(covered, data.lines, index);
    if (unnamed) return refuse({ ...unnamed, field: `${prefix}lines[${index}].serials` });
  }
  return accept({ type: 'ExclusionRescinded', data });
}

/** Numbered units leave an exclusion by number, as they move: what it keeps must still be told apart. */
function serialProblem(covered: readonly Units[], rescinded: readonly Units[], index: number): Refusal | undefined {
  const { line, quantity, serials: named = [] } = rescinded[index] as Units;
  const numbered = new Set(covered.flatMap((units) => (units.line === line ? (units.serials ?? []) : [])));
  const invalid = (message: string, wayOut: string): Refusal => ({ code: 'SERIALS_INVALID', message, wayOut });
  const foreign = named.find((serial) => !numbered.has(serial));
  if (foreign !== undefined) {
    return invalid(`The exclusion does not cover ${foreign}.`, 'Name serial numbers that the exclusion names.');
  }
  const unnumbered = unitsOn(line, covered) - numbered.size;
  if (quantity - named.length <= unnumbered) return undefined;
  return invalid(
    `${quantity - named.length} units without a number asked for, the exclusion covers ${unnumbered} that have none.`,
    'Name the serial numbers of the units that it is taken back for.',
  );
}
