import { randomUUID } from 'node:crypto';
import { SCHEDULER_IDS } from '#libs/cases';
import { ProblemError, problemOf } from '../http/problem.ts';

const KEY = /^[\x21-\x7e]{1,128}$/;

/**
 * The command id: what the caller sent as `Idempotency-Key`, else a new one.
 * @throws ProblemError 400 when the key is not 1 to 128 printable ASCII characters without spaces, or could be the scheduler's.
 */
export function commandIdFrom(header: string | undefined): string {
  if (header === undefined) return randomUUID();
  const key = header.trim().replace(/^"(.*)"$/, '$1');
  if (KEY.test(key) && !key.startsWith(SCHEDULER_IDS)) return key;
  throw new ProblemError(
    problemOf(
      400,
      'VALIDATION_FAILED',
      'The idempotency key is not usable.',
      `Send 1 to 128 printable characters without spaces, e.g. a UUID; not beginning with "${SCHEDULER_IDS}".`,
      { field: 'Idempotency-Key' },
    ),
  );
}
