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
   * Waits, briefly, until everything up to this position can be read. Nothing named, nothing waited for.
   * @throws ProblemError 503 with `Retry-After` when it is not there in time.
   */
  async include(atLeast: string | undefined): Promise<void> {
    if (atLeast === undefined) return;
    const outcome = await this.models.waitFor(BigInt(atLeast), LONGEST_WAIT);
    if (outcome === 'reached') return;
    const { position } = this.models.status();
    throw new ProblemError(
      problemOf(
        503,
        'NOT_YET_VISIBLE',
        `Position ${atLeast} is not yet in what can be read; that is at ${position}.`,
        outcome === 'stopped' ? 'Look at /api/v1/health/ready: a read model has stopped.' : 'Ask again in a moment.',
        { field: 'atLeast', compared: { atLeast, readable: String(position) } },
      ),
    );
  }
}
