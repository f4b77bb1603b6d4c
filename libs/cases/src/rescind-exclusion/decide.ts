import { unitsOn } from '../case-file/take-units.ts';
import { accept, type Outcome, refuse } from '../commands/refusal.ts';
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

/** The rescission as a fact: the exclusion must be one of this case, and still cover the units. */
export function rescissionOf(
  { file }: DecisionView,
  data: ExclusionRescindedData,
  prefix: string,
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
  for (const [index, { line }] of data.lines.entries()) {
    const requested = unitsOn(line, data.lines);
    const available = unitsOn(line, exclusion.lines);
    if (requested > available) {
      return refuse({
        code: 'QUANTITY_NOT_AVAILABLE',
        field: `${prefix}lines[${index}].quantity`,
        message: `${requested} asked for, the exclusion still covers ${available} of line ${line}.`,
        wayOut: `Ask for at most ${available}.`,
        compared: { requested, available },
      });
    }
    const serials = new Set(exclusion.lines.find((one) => one.line === line)?.serials);
    const foreign = data.lines[index]?.serials?.find((serial) => !serials.has(serial));
    if (foreign) {
      return refuse({
        code: 'SERIALS_INVALID',
        field: `${prefix}lines[${index}].serials`,
        message: `The exclusion does not cover ${foreign}.`,
        wayOut: 'Name serial numbers that the exclusion names.',
      });
    }
  }
  return accept({ type: 'ExclusionRescinded', data });
}
