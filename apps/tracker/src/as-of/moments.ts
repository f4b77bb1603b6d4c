import { type AsOf, type Between, isDate, latestDate } from '#libs/projections';
import { ProblemError, problemOf } from '../http/problem.ts';
import type { BetweenDto } from './as-of.dto.ts';

/** What the two parameters are called, for the problem that names one. */
type Names = readonly [effective: string, known: string];

interface Asked {
  readonly effective?: string;
  readonly known?: string;
}

/**
 * The moment that is asked about. Without a known time it is now; without an effective time it is the known one: "what did
 * we know on the third?" means what was the case on the third.
 * @throws ProblemError when one of them has not come yet.
 */
export function asOfFrom({ effective, known }: Asked, now: Date, names: Names = ['effective', 'known']): AsOf {
  refuseFuture(names[0], effective, now);
  refuseFuture(names[1], known, now);
  const present = now.toISOString();
  return { effective: effective ?? known ?? present, known: known ?? present };
}

/** @throws ProblemError when the first point is left out, or one of them has not come yet. */
export function betweenFrom({ fromEffective, fromKnown, toEffective, toKnown }: BetweenDto, now: Date): Between {
  if (fromEffective === undefined && fromKnown === undefined)
    throw new ProblemError(
      problemOf(
        400,
        'VALIDATION_FAILED',
        'fromEffective: the first point is missing.',
        'Give fromEffective, fromKnown or both; what is left out of the second point means now.',
        { field: 'fromEffective' },
      ),
    );
  return {
    from: asOfFrom(asked(fromEffective, fromKnown), now, ['fromEffective', 'fromKnown']),
    to: asOfFrom(asked(toEffective, toKnown), now, ['toEffective', 'toKnown']),
  };
}

function asked(effective: string | undefined, known: string | undefined): Asked {
  return { ...(effective !== undefined && { effective }), ...(known !== undefined && { known }) };
}

/** A date is refused while it has begun at no port: tomorrow would add a day to every age. Today is asked about as far as it has come. */
function refuseFuture(field: string, given: string | undefined, now: Date): void {
  if (given === undefined) return;
  const latest = isDate(given) ? latestDate(now.toISOString()) : now.toISOString();
  if (given <= latest) return;
  throw new ProblemError(
    problemOf(
      422,
      'MOMENT_IN_FUTURE',
      `${field}: ${given} has not come yet, so nobody knows how things stand then.`,
      'Ask for a moment that has passed, or leave it out for now.',
      { field, compared: { [field]: given, now: now.toISOString() } },
    ),
  );
}
