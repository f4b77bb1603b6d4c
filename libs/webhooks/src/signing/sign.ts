import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** Secrets as keys for signing: making one takes four times as long as signing with it. */
const keys = new LRUCache<string, KeyObject>({ max: 1_000 });

/** One message to be signed. */
export interface Message {
  /** Id of the event: the same each time it is sent, so that receivers can tell a repetition. */
  readonly id: string;
  readonly sentAt: Date;
  readonly body: string;
}

/**
 * The headers of Standard Webhooks. While a secret is being replaced there are two, and a signature of each: receivers
 * check those they know.
 */
export function signatureHeaders(secrets: readonly string[], { id, sentAt, body }: Message): Record<string, string> {
  const timestamp = Math.floor(sentAt.getTime() / 1000);
  const signatures = secrets.map((secret) => {
    return `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}

function keyOf(secret: string): KeyObject {
  let key = keys.get(secret);
  if (key === undefined) {
    key = createSecretKey(secret.replace(/^whsec_/, ''), 'base64');
    keys.set(secret, key);
  }
  return key;
}
