import type { LogPosition, StoredEvent } from '#libs/event-store';
import { describeError } from './describe-error.ts';

/**
 * - `starting`: connecting, comparing logs;
 * - `catching-up`: what can be read is behind the log;
 * - `live`: level with the log, events are applied as they come;
 * - `waiting`: the last attempt failed, the next one is due;
 * - `stopped`: by the service, or because every read model is stopped.
 */
export type Phase = 'starting' | 'catching-up' | 'live' | 'waiting' | 'stopped';

/** What goes on in a runner, written by its parts and read by its status. */
export class RunnerState {
  phase: Phase = 'starting';
  /** Number of the attempt to subscribe; whatever an older one still delivers is ignored. */
  epoch = 0;
  /** Set once the log was found to be the one that the tables were folded from; their positions say nothing before. */
  logVerified = false;
  /** The furthest place told by the subscription, event or checkpoint. */
  told: LogPosition | undefined;
  /** Last event of the log of whatever kind, as the watchdog saw it. */
  head: LogPosition | undefined;
  /** When the subscription was last heard, in ms by the clock that nobody sets: a day that was set back would be a day without a watch. */
  heardAt = performance.now();
  lastEvent: StoredEvent | undefined;
  /** From recorded to visible, of the last event of the last batch, in ms. */
  latencyMs: number | undefined;
  applied = 0;
  failure: { readonly code: string; readonly message: string; readonly at: string } | undefined;

  /** How far behind now the tables are: 0 when live, else the age of the last event in them; unknown before the first. */
  lagMs(now = Date.now()): number | undefined {
    if (this.phase === 'live') return 0;
    return this.lastEvent === undefined ? undefined : Math.max(0, now - Date.parse(this.lastEvent.recordedAt));
  }

  failed(error: unknown): void {
    this.failure = { ...describeError(error), at: new Date().toISOString() };
  }
}
