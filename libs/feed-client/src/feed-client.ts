import { setTimeout as sleep } from 'node:timers/promises';
import type { PublishedEvent } from '#libs/contracts';
import { Seen } from './seen.ts';
import { Silence } from './silence.ts';
import { messagesIn } from './sse.ts';

/** Three heartbeats of the service, which sends one after 15 quiet seconds. */
const SILENCE_MS = 45_000;

/** Which events; each list is alternatives, and what is left out does not narrow. */
export interface Wanted {
  /** Names such as `released`, with or without version. */
  readonly types?: readonly string[];
  readonly cases?: readonly string[];
  readonly ports?: readonly string[];
  readonly campaigns?: readonly string[];
}

export interface FeedClientOptions {
  /** Address of the tracker, e.g. `https://tracker.example`. */
  readonly url: string;
  readonly wanted?: Wanted;
  /** Sent with every request, e.g. `authorization`; asked for anew each time where it is a function. */
  readonly headers?: Readonly<Record<string, string>> | (() => Promise<Readonly<Record<string, string>>>);
  /** First pause before coming back in ms; it doubles up to `longestPauseMs`. */
  readonly firstPauseMs?: number;
  readonly longestPauseMs?: number;
  /** How long nothing may be heard in ms before the connection is taken for lost; three heartbeats unless given. */
  readonly silenceMs?: number;
  /** Told why the connection was lost, before it is made anew. */
  readonly onInterruption?: (reason: Error) => void;
}

/** What `follow` tells besides events. */
export type Told =
  | { readonly kind: 'event'; readonly event: PublishedEvent; readonly position: string }
  /** Everything published so far was told. */
  | { readonly kind: 'caught-up'; readonly position: string }
  /** Nothing is wanted of what lies before this position: remember it, so as not to look through it again. */
  | { readonly kind: 'position'; readonly position: string };

/** The feed refuses, and will refuse again: the position, the filter or the permission is wrong. */
export class FeedRefused extends Error {
  readonly status: number;
  /** Of the problem document, e.g. POSITION_EXPIRED. */
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(`${status} ${code}: ${detail}`);
    this.status = status;
    this.code = code;
  }
}

/**
 * Follows the published events of a tracker: comes back by itself after whatever interrupts, resumes behind the last that it told, and
 * tells nothing twice. What it cannot do is remember across its own end: keep the position with what you made of the event.
 */
export class FeedClient {
  readonly #options: FeedClientOptions;

  constructor(options: FeedClientOptions) {
    this.#options = options;
  }

  /**
   * Everything behind a position, in order, and then what comes, until `signal` aborts.
   * @param after a position that was told, `start` or `latest`
   * @throws FeedRefused
   */
  async *follow(after: string, signal: AbortSignal): AsyncGenerator<Told, void> {
    const { firstPauseMs = 200, longestPauseMs = 30_000, onInterruption } = this.#options;
    const seen = new Seen();
    let position = after;
    let failures = 0;
    while (!signal.aborted) {
      try {
        for await (const told of this.#connection(position, signal)) {
          failures = 0;
          position = told.position;
          if (told.kind !== 'event' || seen.first(told.event.id)) yield told;
        }
        // The service ended it, as it does when it stops.
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof FeedRefused) throw error;
        onInterruption?.(error as Error);
      }
      const due = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures++, 20));
      await sleep(due * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    }
  }

  /** One page behind a position; waits up to so many seconds when there is nothing yet. @throws FeedRefused */
  async pull(
    after: string,
    { limit = 100, waitSeconds = 0 }: { readonly limit?: number; readonly waitSeconds?: number } = {},
  ): Promise<{ readonly events: readonly PublishedEvent[]; readonly next: string; readonly caughtUp: boolean }> {
    const query = this.#query(after, { limit: String(limit), wait: String(waitSeconds) });
    const response = await this.#get(`/api/v1/events?${query.toString()}`, {});
    return (await response.json()) as Awaited<ReturnType<FeedClient['pull']>>;
  }

  async *#connection(position: string, signal: AbortSignal): AsyncGenerator<Told, void> {
    const silence = new Silence(this.#options.silenceMs ?? SILENCE_MS);
    try {
      const init = { signal: AbortSignal.any([signal, silence.signal]), headers: { accept: 'text/event-stream' } };
      const response = await this.#get(`/api/v1/events/stream?${this.#query(position, {}).toString()}`, init);
      if (!response.body) throw new Error('The stream has no body.');
      let last = position;
      for await (const { event, id, data } of messagesIn(silence.heard(response.body))) {
        last = id ?? last;
        if (event === 'caught-up') yield { kind: 'caught-up', position: last };
        else if (event === 'end') return;
        else if (data === undefined) yield { kind: 'position', position: last };
        else yield { kind: 'event', event: JSON.parse(data) as PublishedEvent, position: last };
      }
    } finally {
      silence.over();
    }
    throw new Error('The connection was lost.');
  }

  async #get(
    path: string,
    init: { headers?: Readonly<Record<string, string>>; signal?: AbortSignal },
  ): Promise<Response> {
    const { url, headers } = this.#options;
    const own = typeof headers === 'function' ? await headers() : headers;
    const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
      ...init,
      headers: { ...init.headers, ...own },
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
    const { code = 'HTTP_ERROR', detail = response.statusText } = problem;
    // Of these the next attempt may go better; anything else stays wrong.
    if (response.status >= 500 || response.status === 429) throw new Error(`${response.status} ${code}: ${detail}`);
    throw new FeedRefused(response.status, code, detail);
  }

  #query(after: string, more: Readonly<Record<string, string>>): URLSearchParams {
    const { types, cases, ports, campaigns } = this.#options.wanted ?? {};
    const query = new URLSearchParams({ after, ...more });
    for (const [name, values] of Object.entries({ type: types, case: cases, port: ports }))
      if (values) query.set(name, values.join(','));
    for (const campaign of campaigns ?? []) query.append('campaign', campaign);
    return query;
  }
}
