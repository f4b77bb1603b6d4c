import type { Refusal } from '../commands/refusal.ts';
import type { EventType } from '../events/types.ts';
import type { Bucket } from './buckets.ts';
import { isLegalMove, sourcesOf } from './legal-moves.ts';
import { type Line, serialsIn } from './line.ts';
import { namingProblem } from './naming-problem.ts';
import type { Units, UnitsFrom } from './units.ts';

/** Units of one line on their way from one bucket to another. */
export interface Move extends Units {
  readonly from: Bucket;
  readonly to: Bucket;
}

/** The moves of an event that takes all its units to one bucket. */
export function movesTo(to: Bucket, lines: readonly UnitsFrom[]): Move[] {
  return lines.map((units) => ({ ...units, to }));
}

/** Why `event` may not make this move on `line`, or nothing. `field` is the path of the units in the command. */
export function moveProblem(event: EventType, line: Line, move: Move, field: string): Refusal | undefined {
  if (!isLegalMove(event, move.from, move.to)) return notLegal(event, move, field);
  const available = line.buckets[move.from];
  if (!Number.isSafeInteger(move.quantity) || move.quantity <= 0 || move.quantity > available) {
    return notAvailable(move, available, field);
  }
  return serialProblem(line, move, field);
}

function notLegal(event: EventType, move: Move, field: string): Refusal {
  const allowed = sourcesOf(event, move.to);
  return {
    code: 'MOVE_NOT_LEGAL',
    field: `${field}.from`,
    message: `${event} can't take units from ${move.from} to ${move.to}.`,
    wayOut:
      move.to === 'detained' && move.from === 'seized'
        ? 'A seizure is only taken back by annulling it.'
        : `It takes units from: ${allowed.join(', ')}.`,
  };
}

function notAvailable(move: Move, available: number, field: string): Refusal {
  return {
    code: 'QUANTITY_NOT_AVAILABLE',
    field: `${field}.quantity`,
    message:
      move.quantity > 0
        ? `${move.quantity} asked for, ${available} ${move.from} on line ${move.line}.`
        : `A quantity is a whole number above 0; ${available} are ${move.from} on line ${move.line}.`,
    wayOut:
      available > 0 ? `Ask for at most ${available}.` : `No unit of line ${move.line} is ${move.from} at that date.`,
    compared: { requested: move.quantity, available },
  };
}

/** Numbered units move by number: they must be where they are taken from, and the rest must be unnumbered. */
function serialProblem(line: Line, move: Move, field: string): Refusal | undefined {
  const named = move.serials ?? [];
  const invalid = (message: string, wayOut: string): Refusal => ({
    code: 'SERIALS_INVALID',
    field: `${field}.serials`,
    message,
    wayOut,
  });
  const misnamed = namingProblem(move);
  if (misnamed) return invalid(misnamed.message, misnamed.wayOut);
  const elsewhere = named.filter((serial) => line.serials.get(serial) !== move.from);
  if (elsewhere.length > 0) {
    const shown = elsewhere
      .slice(0, 5)
      .map((serial) => `${serial} (${line.serials.get(serial) ?? 'not on this line'})`);
    return invalid(`Not ${move.from}: ${shown.join(', ')}${elsewhere.length > 5 ? ', ...' : ''}.`, 'Leave those out.');
  }
  const numbered = serialsIn(line, move.from);
  const unnumbered = line.buckets[move.from] - numbered;
  if (move.quantity - named.length > unnumbered) {
    return invalid(
      `${move.quantity - named.length} units without a number asked for, ${unnumbered} ${move.from} have none.`,
      'Name the serial numbers of the units that move.',
    );
  }
  return undefined;
}

/** The line after the move. Total: a move that does not fit takes what is there, so buckets never go negative. */
export function applyMove(line: Line, move: Move): Line {
  if (move.from === move.to) return line;
  const quantity = Math.max(0, Math.min(move.quantity, line.buckets[move.from]));
  const buckets = {
    ...line.buckets,
    [move.from]: line.buckets[move.from] - quantity,
    [move.to]: line.buckets[move.to] + quantity,
  };
  if (!move.serials?.length) return { ...line, buckets };
  const serials = new Map(line.serials);
  for (const serial of move.serials) if (serials.get(serial) === move.from) serials.set(serial, move.to);
  return { ...line, buckets, serials };
}
