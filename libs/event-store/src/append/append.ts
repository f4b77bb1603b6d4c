import type { EventStoreDBClient, JSONEventData } from '@eventstore/db-client';
import { mayHaveHappened, translate } from '../errors/error-table.ts';
import { UNKNOWN_POSITION } from '../log-position.ts';
import { withDeadline } from '../connection/with-deadline.ts';
import { toClientRevision } from './expected-revision.ts';
import type { ExpectedRevision } from './expected-revision.ts';

/** Where the last event of an append is. */
export interface AppendResult {
  readonly revision: bigint;
  readonly position: bigint;
}

/** The append may have been done: look. Never leaves this lib. */
export class UnknownOutcome extends Error {}

/**
 * One attempt, with one of three ends: the result, a definite error, or {@link UnknownOutcome}.
 * @param timeoutMs the client itself waits for ever for an answer that got lost
 */
export async function appendOnce(
  client: EventStoreDBClient,
  stream: string,
  events: JSONEventData[],
  expected: ExpectedRevision,
  timeoutMs: number,
): Promise<AppendResult> {
  try {
    const options = { expectedRevision: toClientRevision(expected), deadline: timeoutMs };
    const answer = await withDeadline(client.appendToStream(stream, events, options), timeoutMs, () => {
      return new UnknownOutcome(`no answer within ${timeoutMs} ms`);
    });
    return { revision: answer.nextExpectedRevision, position: answer.position?.commit ?? UNKNOWN_POSITION };
  } catch (error) {
    if (error instanceof UnknownOutcome) throw error;
    if (mayHaveHappened(error)) throw new UnknownOutcome('the connection failed', { cause: error });
    throw translate(error, { stream, expected });
  }
}
