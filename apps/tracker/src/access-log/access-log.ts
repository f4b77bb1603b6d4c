import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { EventStore } from '#libs/event-store';
import { ProblemError, problemOf } from '../http/problem.ts';
import { type AccessEntry, accessStream } from './entry.ts';

/** Reads that may wait for their record at once; who comes then is told to come again. */
const MOST_WAITING = 5_000;
const MOST_AT_ONCE = 500;
/** While the store is away every read of personal data fails: that is said so often, and not for each of them. */
const SAY_EVERY_MS = 60_000;

interface Waiting {
  readonly entry: AccessEntry;
  readonly recorded: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * What is not recorded is not shown: a read waits until it stands in the log, together with the others that came in the
 * meantime (one append for all of them), so nothing is lost, whatever ends this process. Without a store such reads
 * are refused for as long; others go on.
 */
@Injectable()
export class AccessLog {
  private waiting: Waiting[] = [];
  private writing = false;
  private refused = 0;
  private saidAt = -Infinity;
  private readonly log = new Logger('access-log');

  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  /** @throws ProblemError 503 when it can't be recorded */
  record(entry: AccessEntry): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) return Promise.reject(notRecorded());
    return new Promise((recorded, failed) => {
      this.waiting.push({ entry, recorded, failed });
      if (!this.writing) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      const events = batch.map(({ entry }) => ({ id: randomUUID(), type: 'RecordsRead', data: { ...entry } }));
      try {
        await this.store.append(accessStream(new Date().toISOString()), events, 'any');
        for (const { recorded } of batch) recorded();
        this.saidAt = -Infinity;
      } catch (error) {
        this.refused += batch.length;
        this.say(error);
        for (const { failed } of batch) failed(notRecorded());
      }
    }
    this.writing = false;
  }

  /** At once when it begins, then now and then with what has come to it. */
  private say(error: unknown): void {
    if (performance.now() - this.saidAt < SAY_EVERY_MS) return;
    this.log.error(`${this.refused} reads could not be recorded and were refused: ${String(error)}`);
    this.saidAt = performance.now();
    this.refused = 0;
  }
}

function notRecorded(): ProblemError {
  return new ProblemError(
    problemOf(
      503,
      'ACCESS_LOG_UNAVAILABLE',
      'What you asked for is only shown once it is recorded that you saw it, and that is not possible right now.',
      'Ask again in a moment.',
    ),
  );
}
