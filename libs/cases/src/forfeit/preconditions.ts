import type { CaseState, CourtOrder } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { ForfeitedData } from './event.ts';
import { limitProblem } from './limit.ts';
import { perfectionProblem } from './perfection.ts';
import { unmet } from './unmet.ts';

/**
 * `FORFEITURE_PRECONDITIONS`: units are forfeited by a decree, after they were given up, or administratively once
 * notice was given and published, the periods to answer it have run out, nothing is pending, and the value allows
 * it. `effectiveAt` is the instant of the forfeiture: the periods must be over by its local date.
 */
export function forfeitureProblem(state: CaseState, data: ForfeitedData, effectiveAt: string): Refusal | undefined {
  switch (data.basis) {
    case 'abandonment':
      return notAbandoned(state, data);
    case 'decree':
      return noDecree(state, data);
    case 'administrative':
      return perfectionProblem(state, data.lines, effectiveAt) ?? limitProblem(state, data);
  }
}

/** What was given up may be forfeited once; units that were forfeited otherwise don't use it up. */
function notAbandoned(state: CaseState, data: ForfeitedData): Refusal | undefined {
  const given = state.elections.filter(({ kind }) => kind === 'abandonment');
  if (given.some(({ lines }) => lines === undefined)) return undefined;
  const used = state.forfeitures.filter(({ basis }) => basis === 'abandonment').flatMap(({ lines }) => lines);
  for (const [index, { line }] of data.lines.entries()) {
    const requested = unitsOn(line, data.lines);
    const abandoned = given.reduce((sum, { lines = [] }) => sum + unitsOn(line, lines), 0);
    const available = abandoned - unitsOn(line, used);
    if (requested > available) {
      return unmet(
        `lines[${index}].quantity`,
        `${requested} units of line ${line} would be forfeited, but only ${available} more were abandoned.`,
        'Record the abandonment of these units first, or forfeit on another basis.',
        { requested, available },
      );
    }
  }
  return undefined;
}

/** A decree that names its units carries the forfeiture of no others; one that names none is about all of the case. */
function noDecree(state: CaseState, { instrument, lines }: ForfeitedData): Refusal | undefined {
  const decrees = state.courtOrders.filter(({ kind }) => kind === 'forfeiture-decree');
  const named = decrees.filter(({ docket, eventId }) => docket === instrument || eventId === instrument);
  if (named.length > 0)
    return named.some((decree) => decree.lines === undefined) ? undefined : beyond(state, named, lines);
  return unmet(
    'instrument',
    `No decree of forfeiture with docket number ${instrument} is recorded.`,
    decrees.length > 0
      ? `Recorded decrees: ${decrees.map(({ docket }) => docket).join(', ')}.`
      : 'Record the court order first and name its docket number.',
  );
}

/** What decrees name may be forfeited by them once. */
function beyond(state: CaseState, decrees: readonly CourtOrder[], units: ForfeitedData['lines']): Refusal | undefined {
  const names = decrees.flatMap(({ docket, eventId }) => [docket, eventId]);
  const used = state.forfeitures
    .filter(({ basis, instrument }) => basis === 'decree' && names.includes(instrument))
    .flatMap(({ lines }) => lines);
  for (const [index, { line }] of units.entries()) {
    const requested = unitsOn(line, units);
    const decreed = decrees.reduce((sum, { lines = [] }) => sum + unitsOn(line, lines), 0);
    const available = decreed - unitsOn(line, used);
    if (requested > available) {
      return unmet(
        `lines[${index}].quantity`,
        `${requested} units of line ${line} would be forfeited, but the decree is about only ${available} more.`,
        'Forfeit what the decree names, or record the decree that names the others first.',
        { requested, available },
      );
    }
  }
  return undefined;
}
