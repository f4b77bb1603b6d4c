import type { CaseState, Forfeiture } from '../case-file/state.ts';
import { unitsOn } from '../case-file/take-units.ts';
import type { Units } from '../case-file/units.ts';
import type { Refusal } from '../commands/refusal.ts';
import { stayProblem } from '../elections/stays.ts';
import type { ForfeitedData } from './event.ts';
import { limitProblem } from './limit.ts';
import { perfectionProblem } from './perfection.ts';
import { unmet } from './unmet.ts';

/**
 * `FORFEITURE_PRECONDITIONS`: units are forfeited by a decree, after they were given up, or administratively once
 * notice was given and published, the periods to answer it have run out, nothing is pending, and the value allows
 * it; and never while a court has stayed it. `effectiveAt` is the instant of the forfeiture: the periods must be over by its local date.
 */
export function forfeitureProblem(state: CaseState, data: ForfeitedData, effectiveAt: string): Refusal | undefined {
  return (
    basisProblem(state, data, effectiveAt) ??
    stayProblem('FORFEITURE_PRECONDITIONS', state, data.lines, ({ buckets }) => buckets.seized)
  );
}

function basisProblem(state: CaseState, data: ForfeitedData, effectiveAt: string): Refusal | undefined {
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
function notAbandoned(state: CaseState, { lines }: ForfeitedData): Refusal | undefined {
  return beyond(
    lines,
    state.elections.filter(({ kind }) => kind === 'abandonment'),
    state.forfeitures.filter(({ basis }) => basis === 'abandonment'),
    (available) => `only ${available} more were abandoned`,
    'Record the abandonment of these units first, or forfeit on another basis.',
  );
}

/** A decree that names its units carries the forfeiture of no others; one that names none is about all of the case. */
function noDecree(state: CaseState, { instrument, lines }: ForfeitedData): Refusal | undefined {
  const decrees = state.courtOrders.filter(({ kind }) => kind === 'forfeiture-decree');
  const named = decrees.filter(({ docket, eventId }) => docket === instrument || eventId === instrument);
  if (named.length === 0) {
    return unmet(
      'instrument',
      `No decree of forfeiture with docket number ${instrument} is recorded.`,
      decrees.length > 0
        ? `Recorded decrees: ${decrees.map(({ docket }) => docket).join(', ')}.`
        : 'Record the court order first and name its docket number.',
    );
  }
  const names = named.flatMap(({ docket, eventId }) => [docket, eventId]);
  return beyond(
    lines,
    named,
    state.forfeitures.filter((one) => one.basis === 'decree' && names.includes(one.instrument)),
    (available) => `the decree is about only ${available} more`,
    'Forfeit what the decree names, or record the decree that names the others first.',
  );
}

/** What was given for forfeiture is forfeited once. What names no lines is of all of the case. */
function beyond(
  units: readonly Units[],
  given: readonly { readonly lines?: readonly Units[] }[],
  used: readonly Forfeiture[],
  left: (available: number) => string,
  wayOut: string,
): Refusal | undefined {
  if (given.some(({ lines }) => lines === undefined)) return undefined;
  for (const [index, { line }] of units.entries()) {
    const requested = unitsOn(line, units);
    const on = (all: readonly { readonly lines?: readonly Units[] }[]): number =>
      all.reduce((sum, { lines = [] }) => sum + unitsOn(line, lines), 0);
    const available = on(given) - on(used);
    if (requested > available) {
      return unmet(
        `lines[${index}].quantity`,
        `${requested} units of line ${line} would be forfeited, but ${left(available)}.`,
        wayOut,
        { requested, available },
      );
    }
  }
  return undefined;
}
