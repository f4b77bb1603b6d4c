import type { WaitOutcome } from './position-waiters.ts';
import type { ProjectionsStatus, ReadModelStatus } from './status.ts';

/** Read models that are kept level with the log, by this thread or by another one. */
export interface Following {
  status(): ProjectionsStatus;
  /**
   * Waits until everything up to a position (that of an append) can be read: from one read model, or from all. Never
   * rejects; `stopped` is answered at once when waiting is of no use.
   */
  waitFor(position: bigint, timeoutMs: number, model?: string): Promise<WaitOutcome>;
  /** Lets running batches commit and ends. Idempotent. */
  stop(): Promise<void>;
}

/** Those that count for who reads: a build beside the one that is read does not. */
export function readable(models: readonly ReadModelStatus[]): readonly ReadModelStatus[] {
  const served = new Set(models.filter(({ serving }) => serving).map(({ name }) => name));
  return models.filter(({ name, serving }) => serving || !served.has(name));
}

/** How waiting for a position would end now; nothing while there is hope. */
export function reached(
  models: readonly ReadModelStatus[],
  position: bigint,
  name: string | undefined,
): WaitOutcome | undefined {
  const wanted = readable(models).filter((model) => name === undefined || model.name === name);
  // While nothing is known of them, as when the database is away, nothing has been reached.
  if (wanted.length === 0) return undefined;
  const missing = wanted.filter((model) => !model.serving || !model.logVerified || model.position < position);
  if (missing.length === 0) return 'reached';
  return missing.some(({ phase }) => phase === 'stopped') ? 'stopped' : undefined;
}
