import { PositionAhead, PositionExpired, PositionUnknown, type PublishedLog } from '#libs/feed';
import { ProblemError, problemOf } from '../http/problem.ts';
import { notYet } from './not-yet.ts';

/**
 * The position that a reader begins behind.
 * @throws ProblemError 410 when what follows is not kept any more, 409 when the position is not one of this feed, 503 when it
 *   has not come here yet
 */
export async function startPoint(log: PublishedLog, after: string | undefined): Promise<bigint> {
  if (after === undefined || after === 'start' || after === '-1') return log.beginning();
  if (after === 'latest') return log.head;
  const position = BigInt(after);
  try {
    await log.read(position);
    return position;
  } catch (error) {
    throw feedProblem(error) ?? error;
  }
}

/** What the feed refuses, as a problem; nothing for any other error. */
export function feedProblem(error: unknown): ProblemError | undefined {
  if (error instanceof PositionExpired) {
    const kept = String(error.first - 1n);
    return new ProblemError(
      problemOf(410, 'POSITION_EXPIRED', error.message, `Take the state of the cases anew, then go on after ${kept}.`, {
        field: 'after',
        compared: { after: String(error.after), firstKept: String(error.first) },
      }),
    );
  }
  if (error instanceof PositionAhead) return notYet('after', error.after, error.head, error.message);
  if (error instanceof PositionUnknown) {
    return new ProblemError(
      problemOf(
        409,
        'POSITION_UNKNOWN',
        error.message,
        'It belongs to another tracker, or this one was set back to a backup: compare with what you have, then begin anew.',
        { field: 'after', compared: { after: String(error.after), head: String(error.head) } },
      ),
    );
  }
  return undefined;
}
