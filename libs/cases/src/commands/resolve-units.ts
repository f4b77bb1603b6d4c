import type { Bucket } from '../case-file/buckets.ts';
import { sourcesOf } from '../case-file/legal-moves.ts';
import type { Line } from '../case-file/line.ts';
import { namingProblem } from '../case-file/naming-problem.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Units, UnitsAsked, UnitsFrom } from '../case-file/units.ts';
import type { EventType } from '../events/types.ts';
import { accept, type Outcome, type Refusal, refuse } from './refusal.ts';
import { quantityProblem } from './whole-number.ts';

/**
 * Names the bucket that units are taken from where the case worker left it out: the only one that can be
 * meant, else the one where all the named serial numbers are. Two that fit are asked back, never guessed.
 */
export function resolveUnits(
  state: CaseState,
  event: EventType,
  to: Bucket,
  asked: readonly UnitsAsked[],
): Outcome<UnitsFrom[]> {
  if (asked.length === 0) return refuse(NO_LINES);
  const resolved: UnitsFrom[] = [];
  for (const [index, units] of asked.entries()) {
    const field = `lines[${index}]`;
    const line = state.lines.get(units.line);
    if (!line) return refuse(unknownLine(state, units.line, `${field}.line`));
    const source = units.from === undefined ? onlySource(line, event, to, units) : accept(units.from);
    if (!source.ok) return refuse({ ...source.refusal, field: `${field}.${source.refusal.field ?? 'from'}` });
    if (resolved.some((one) => one.line === units.line && one.from === source.value)) {
      return refuse(repeated(units.line, field));
    }
    resolved.push({ ...units, from: source.value });
  }
  return accept(resolved);
}

function onlySource(line: Line, event: EventType, to: Bucket, units: UnitsAsked): Outcome<Bucket> {
  const sources = sourcesOf(event, to).filter((bucket) => line.buckets[bucket] > 0);
  const [first, ...others] = units.serials?.length
    ? sources.filter((bucket) => units.serials?.every((serial) => line.serials.get(serial) === bucket))
    : sources;
  if (first === undefined) {
    if (sources.length > 0 && units.serials?.length) return accept(sources[0] as Bucket);
    return refuse({
      code: 'QUANTITY_NOT_AVAILABLE',
      field: 'quantity',
      message: `${units.quantity} asked for, but no unit of line ${line.facts.line} can go to ${to} at that date.`,
      wayOut: `Units can go there from: ${sourcesOf(event, to).join(', ')}. Look at the line's buckets.`,
      compared: { requested: units.quantity, available: 0 },
    });
  }
  if (others.length === 0) return accept(first);
  const found = sources.map((bucket) => `${line.buckets[bucket]} ${bucket}`).join(', ');
  return refuse({
    code: 'SOURCE_AMBIGUOUS',
    field: 'from',
    message: `Line ${line.facts.line} has ${found}: it is not clear which units are meant.`,
    wayOut: `Say from: ${sources.join(' or ')}.`,
  });
}

export function unknownLine(state: CaseState, number: number, field: string): Refusal {
  const known = [...state.lines.keys()];
  return {
    code: 'LINE_UNKNOWN',
    field,
    message: `The case has no line ${number} at that date.`,
    wayOut: known.length > 0 ? `Its lines are: ${known.join(', ')}.` : 'Add the line first.',
  };
}

function repeated(line: number, field: string): Refusal {
  return {
    code: 'LINE_REPEATED',
    field,
    message: `Line ${line} is named twice for the same source.`,
    wayOut: 'Name each line once and add the quantities up.',
  };
}

/** An act on no units would be an act all the same, and change the status of the case. */
export const NO_LINES: Refusal = {
  code: 'LINE_UNKNOWN',
  field: 'lines',
  message: 'No line is named.',
  wayOut: 'Name at least one line and its quantity.',
};

/** A line, and how many units of it; all of them, where a fact may leave that out. */
type Named = Pick<Units, 'line' | 'serials'> & Partial<Pick<Units, 'quantity'>>;

/** Units named by a fact that moves nothing: some, of lines that exist, each named once, and spoken of in whole units. */
export function someKnownLines(state: CaseState, named: readonly Named[]): Refusal | undefined {
  if (named.length === 0) return NO_LINES;
  const seen = new Set<number>();
  for (const [index, units] of named.entries()) {
    const { line } = units;
    if (!state.lines.has(line)) return unknownLine(state, line, `lines[${index}].line`);
    if (seen.has(line)) return repeated(line, `lines[${index}].line`);
    seen.add(line);
    const problem = quantityProblem(state, units, `lines[${index}]`);
    if (problem) return problem;
    const misnamed = namingProblem(units);
    if (misnamed) return { code: 'SERIALS_INVALID', field: `lines[${index}].serials`, ...misnamed };
  }
  return undefined;
}
