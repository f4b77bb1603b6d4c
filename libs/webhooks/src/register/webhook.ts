import type { FilterWords } from '#libs/feed';

/** A secret that deliveries are signed with, for as long as it is good. */
export interface Secret {
  readonly value: string;
  /** ISO instant after which nothing is signed with it any more; a current one has none. */
  readonly until?: string;
}

/**
 * - `unverified`: who owns the endpoint has not been shown yet, nothing is sent to it;
 * - `active`: events are sent;
 * - `paused`: by an administrator;
 * - `gone`: the endpoint answered 410, or what it still lacks is not kept any more.
 */
export type WebhookState = 'unverified' | 'active' | 'paused' | 'gone';

/** How events are put into the request: CloudEvents in structured or in binary mode. */
export const CONTENT_MODES = ['structured', 'binary'] as const;
export type ContentMode = (typeof CONTENT_MODES)[number];

/** An endpoint that events are sent to. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly filter: FilterWords;
  readonly mode: ContentMode;
  readonly secrets: readonly Secret[];
  readonly state: WebhookState;
  /** Why it is gone. */
  readonly reason?: string;
  readonly createdAt: string;
  /** Everything up to this position was sent, or waits in the list of failing cases. */
  readonly cursor: bigint;
}

/** The values of the secrets that are good at a time, the newest first. */
export function goodSecrets({ secrets }: Webhook, now: Date): string[] {
  return secrets.filter(({ until }) => until === undefined || until > now.toISOString()).map(({ value }) => value);
}
