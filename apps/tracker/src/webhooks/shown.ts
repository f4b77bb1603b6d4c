import { type Webhook, type WebhookHealth, WebhookUnknown } from '#libs/webhooks';
import { ProblemError, problemOf } from '../http/problem.ts';
import type { WebhookDto } from './webhook.dto.ts';

/** A webhook as it is shown: without its secrets, positions as strings. */
export function shown({ secrets: _secrets, cursor, ...webhook }: Webhook, health: WebhookHealth): WebhookDto {
  const { cursor: _cursor, ...counts } = health;
  return { ...webhook, ...counts, cursor: String(cursor) };
}

/** @throws ProblemError 404 when there is no such webhook */
export async function found<T>(look: () => T | Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof WebhookUnknown)) throw error;
    throw new ProblemError(
      problemOf(404, 'WEBHOOK_UNKNOWN', error.message, 'GET /api/v1/webhooks lists those there are.', { field: 'id' }),
    );
  }
}
