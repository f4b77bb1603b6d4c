import { binary, type PublishedEvent, STRUCTURED_MEDIA_TYPE } from '#libs/contracts';
import type { Entry } from '#libs/feed';
import type { Answer } from '../endpoint/exchange.ts';
import { NotDelivered } from '../endpoint/not-delivered.ts';
import type { Poster } from '../endpoint/poster.ts';
import { goodSecrets, type Webhook } from '../register/webhook.ts';
import { signatureHeaders } from '../signing/sign.ts';

/** How one attempt ended. Only 2xx is delivered; 410 says that nothing is wanted any more. */
export interface Outcome {
  readonly ms: number;
  readonly status?: number;
  /** Why it does not count; absent when it was delivered. */
  readonly problem?: string;
  readonly retryAfter?: number;
  readonly gone?: true;
}

const GONE = 410;

/** Sends one event to an endpoint, signed. Never throws: what went wrong is in the outcome. */
export async function attempt(poster: Poster, webhook: Webhook, entry: Entry): Promise<Outcome> {
  const started = performance.now();
  const { headers, body } = message(webhook, entry);
  const sentAt = new Date();
  const signed = signatureHeaders(goodSecrets(webhook, sentAt), { id: entry.id, sentAt, body });
  try {
    const answer = await poster.post(new URL(webhook.url), { ...headers, ...signed }, body);
    return outcome(answer, performance.now() - started);
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error;
    return { ms: performance.now() - started, problem: error.message };
  }
}

function message({ mode }: Webhook, { json }: Entry): { headers: Readonly<Record<string, string>>; body: string } {
  if (mode === 'binary') return binary(JSON.parse(json) as PublishedEvent);
  return { headers: { 'content-type': STRUCTURED_MEDIA_TYPE }, body: json };
}

function outcome({ status, retryAfter }: Answer, ms: number): Outcome {
  if (status >= 200 && status < 300) return { ms, status };
  return {
    ...{ ms, status, problem: `answered ${status}` },
    ...(retryAfter !== undefined && { retryAfter }),
    ...(status === GONE && { gone: true }),
  };
}
