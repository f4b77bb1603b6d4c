import { createHmac } from 'node:crypto';

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
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
