import { Injectable } from '@nestjs/common';
import { ProblemError, problemOf } from '../http/problem.ts';
import { ReadModels } from './read-models.ts';

/** Milliseconds that a read waits for the position it has to include. */
const LONGEST_WAIT = 5000;

/** Read your own write: a read may name the log position that it must include. */
@Injectable()
export class Freshness {
  constructor(private readonly models: ReadModels) {}

  /**
   * Waits, briefly, until everything up to the position that a read names can be read. Nothing named, nothing waited for.
   * @throws ProblemError 503 with `Retry-After` when it is not there in time.
   */
  async include(atLeast: string | undefined): Promise<void> {
    if (atLeast !== undefined) await this.reach(BigInt(atLeast), { field: 'atLeast' });
  }

  /** The same for a position that the answer has to include though nobody named it. */
  async reach(position: bigint, named: { readonly field?: string } = {}): Promise<void> {
    const outcome = await this.models.waitFor(position, LONGEST_WAIT);
    if (outcome === 'reached') return;
    const readable = String(this.models.status().position);
    throw new ProblemError(
      problemOf(
        503,
        'NOT_YET_VISIBLE',
        `Position ${position} is not yet in what can be read; that is at ${readable}.`,
        outcome === 'stopped' ? 'Look at /api/v1/health/ready: a read model has stopped.' : 'Ask again in a moment.',
        { ...named, compared: { atLeast: String(position), readable } },
      ),
    );
  }
}
