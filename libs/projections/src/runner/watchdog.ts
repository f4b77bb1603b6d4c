import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKPOINT_WINDOW } from '#libs/event-store';
import type { LogPosition } from '#libs/event-store';
import type { EventSource } from './event-source.ts';
import type { RunnerState } from './runner-state.ts';
import type { Timing } from './timing.ts';

/** The subscription is silent although the log holds something that it should have told. */
export class SubscriptionStalled extends Error {
  readonly code = 'SUBSCRIPTION_STALLED';
  constructor(silentMs: number) {
    super(`the subscription has been silent for ${silentMs} ms while the log moved on`);
  }
}

/**
 * Watches a subscription that may die without a word. Silence alone proves nothing, an office sleeps at night; so after
 * a while of it this looks into the log itself.
 * @returns when `signal` aborts. Rejects with {@link SubscriptionStalled}, or like the store when it does not answer.
 */
export async function watch(
  source: EventSource,
  streamPrefixes: readonly string[],
  state: RunnerState,
  { watchEveryMs, silenceMs }: Pick<Timing, 'watchEveryMs' | 'silenceMs'>,
  signal: AbortSignal,
): Promise<void> {
  while (await passed(watchEveryMs, signal)) {
    state.head = (await source.ping(silenceMs)).head;
    const { heardAt } = state;
    if (performance.now() - heardAt < silenceMs) continue;
    const missed = await Promise.race([
      missedSomething(source, streamPrefixes, state.told),
      // A store that pings and does not read is no better than a silent one.
      passed(silenceMs, signal),
    ]);
    // Whatever was found may have been told while it was looked for.
    if (missed && !signal.aborted && state.heardAt === heardAt)
      throw new SubscriptionStalled(Math.round(performance.now() - heardAt));
  }
}

/** True when a living subscription would have told more: an event of ours, or that so many of others went by. */
async function missedSomething(
  source: EventSource,
  streamPrefixes: readonly string[],
  told: LogPosition | undefined,
): Promise<boolean> {
  let others = 0;
  const maxCount = 2 * CHECKPOINT_WINDOW;
  for await (const { stream, position } of source.readAll({ ...(told && { from: told }), maxCount })) {
    if (told !== undefined && position <= told.commit) continue;
    if (streamPrefixes.some((prefix) => stream.startsWith(prefix))) return true;
    others++;
  }
  return others > CHECKPOINT_WINDOW;
}

/** True after the time, false at once when `signal` aborts. Keeps no process alive. */
function passed(ms: number, signal: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal, ref: false }).catch(() => false);
}
