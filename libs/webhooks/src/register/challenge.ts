import { randomUUID } from 'node:crypto';
import { NotDelivered } from '../endpoint/not-delivered.ts';
import type { Poster } from '../endpoint/poster.ts';
import { signatureHeaders } from '../signing/sign.ts';
import { goodSecrets, type Webhook } from './webhook.ts';

/**
 * Asks an endpoint whether it wants this: it gets a signed message with a challenge and has to answer with the same. So
 * nobody can have events, or a flood of them, sent to a machine that is not theirs.
 * @returns what is wrong; nothing when the endpoint agrees
 */
export async function challenge(poster: Poster, webhook: Webhook): Promise<string | undefined> {
  const asked = randomUUID();
  const body = JSON.stringify({ type: 'webhook.verification', challenge: asked });
  const sentAt = new Date();
  const signed = signatureHeaders(goodSecrets(webhook, sentAt), { id: `verification_${asked}`, sentAt, body });
  try {
    const headers = { 'content-type': 'application/json', ...signed };
    const answer = await poster.post(new URL(webhook.url), headers, body);
    if (answer.status < 200 || answer.status >= 300) return `It answered ${answer.status}.`;
    return challengeIn(answer.body) === asked ? undefined : 'It did not answer with the challenge.';
  } catch (error) {
    if (error instanceof NotDelivered) return `It could not be reached: ${error.message}.`;
    throw error;
  }
}

function challengeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { challenge?: unknown } | null)?.challenge;
  } catch {
    return undefined;
  }
}
