import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  Company,
  Gatherer,
  type LogPosition,
  type StoredEvent,
  type Subscription,
  type SubscriptionMessage,
} from '#libs/event-store';
import type { ProjectionDatabase } from '../database/database.ts';
import { applyBatch } from './apply-batch.ts';
import { BATCH_MS, type BatchSize } from './batch-size.ts';
import type { EventSource } from './event-source.ts';
import { moveAhead } from './move-ahead.ts';
import type { Progress } from './progress.ts';
import type { RunnerState } from './runner-state.ts';
import type { Timing } from './timing.ts';
import { watch } from './watchdog.ts';

/** What one attempt works with. */
export interface Pump {
  readonly source: EventSource;
  readonly database: ProjectionDatabase;
  readonly models: readonly Progress[];
  readonly streamPrefixes: readonly string[];
  readonly state: RunnerState;
  readonly batchSize: Pick<BatchSize, 'current' | 'learn'>;
  readonly timing: Timing;
  /** Called after every commit and change of phase. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
}

/**
 * One attempt: subscribes behind the read model that is furthest back, and folds what comes until `signal` aborts, all
 * read models are stopped, or something fails, which rejects.
 */
export async function pump(attempt: Pump): Promise<void> {
  const { source, models, streamPrefixes, state, signal } = attempt;
  const from = furthestBack(models);
  state.told = from;
  state.heardAt = performance.now();
  state.phase = 'catching-up';
  const subscription = source.subscribe({ streamPrefixes, ...(from && { after: from }) });
  const ended = new AbortController();
  let stall: unknown;
  const stop = () => subscription.stop();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const watching = watch(source, streamPrefixes, state, attempt.timing, ended.signal).catch((error: unknown) => {
    stall = error;
    stop();
  });
  try {
    await drain(subscription, attempt);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
    ended.abort();
    await watching;
  }
  if (stall !== undefined) throw stall;
}

async function drain(subscription: Subscription, attempt: Pump): Promise<void> {
  const { database, models, state, batchSize, timing, changed } = attempt;
  const gatherer = new Gatherer(subscription);
  let ahead: LogPosition | undefined;
  let movedAt = performance.now();
  const company = new Company();
  while (models.some(({ running }) => running)) {
    const messages = await gatherer.gather(batchSize.current, company.waitMs(state.phase === 'live'));
    if (messages.length === 0) break;
    state.heardAt = performance.now();
    const { events, checkpoint, caughtUp } = sort(messages);
    company.came(events.length);
    if (events.length > 0) await fold(events, messages.length >= batchSize.current, attempt);
    // Everything told before the checkpoint has been folded now.
    ahead = checkpoint ?? ahead;
    state.told = checkpoint ?? state.told;
    // At the log's end at once: nothing may come for hours, and a build is not read until it is as far as the one before.
    if (ahead !== undefined && (caughtUp || performance.now() - movedAt > timing.moveAheadEveryMs)) {
      await moveAhead(database, models, ahead);
      ahead = undefined;
      movedAt = performance.now();
    }
    if (caughtUp && state.phase !== 'live') {
      await createIndexes(attempt);
      state.phase = 'live';
    }
    changed();
    // Requests are answered between batches, even when the next one is there already.
    await nextTurn();
  }
  if (ahead !== undefined) await moveAhead(database, models, ahead);
}

async function fold(events: StoredEvent[], full: boolean, { database, models, state, batchSize }: Pump): Promise<void> {
  const start = performance.now();
  await applyBatch(database, models, events);
  const target = state.phase === 'live' ? BATCH_MS.live : BATCH_MS.catchingUp;
  batchSize.learn(events.length, performance.now() - start, full, target);
  const last = events.at(-1)!;
  state.told = { commit: last.position, prepare: last.prepare };
  state.applied += events.length;
  state.lastEvent = last;
  state.latencyMs = Math.max(0, Date.now() - Date.parse(last.recordedAt));
}

/** Level with the log: from now on each write pays for what makes reading fast. */
async function createIndexes({ database, models }: Pump): Promise<void> {
  const wanting = models.filter(({ running, model }) => running && model.createIndexes !== undefined);
  if (wanting.length === 0) return;
  await database.write(async ({ db }) => {
    for (const { model } of wanting) await model.createIndexes?.(db);
  });
}

/** Takes messages apart; of the checkpoints only one that no event follows says more than the events do. */
function sort(messages: readonly SubscriptionMessage[]) {
  const events: StoredEvent[] = [];
  let checkpoint: LogPosition | undefined;
  let caughtUp = false;
  for (const message of messages) {
    if (message.kind === 'event') {
      events.push(message.event);
      checkpoint = undefined;
    } else if (message.kind === 'checkpoint') checkpoint = message.position;
    else caughtUp = true;
  }
  return { events, checkpoint, caughtUp };
}

/** Where to subscribe from: undefined, the beginning, as soon as one running read model has seen nothing yet. */
function furthestBack(models: readonly Progress[]): LogPosition | undefined {
  const running = models.filter((progress) => progress.running);
  if (running.length === 0 || running.some(({ checkpoint }) => checkpoint === undefined)) return undefined;
  return running.map(({ checkpoint }) => checkpoint!.resumeAfter).reduce((a, b) => (b.commit < a.commit ? b : a));
}
