import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#libs/event-store';
import { caseEvents } from '../bench/case-log.ts';

/** Cases that grow side by side. */
const SIDE = 6;
/** Pause between two appends to a case, in ms: an office that works, and not one that hurries. */
const PAUSE_MS = 10;

/** Officers whose deeds go to the event store whatever becomes of those who read: case after case, in small appends. */
export class OfficeAtTheStore {
  /** Position of the last event that was recorded. */
  last = -1n;
  recorded = 0;
  private next = 0;
  private stopped = false;
  private readonly working: Promise<unknown>;

  constructor(private readonly store: EventStore) {
    this.working = Promise.all(Array.from({ length: SIDE }, () => this.work()));
    // Heard of at the end.
    this.working.catch(() => undefined);
  }

  /** Rejects when an append has failed. */
  async end(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const { stream, events } = caseEvents(this.next++);
      for (let from = 0; from < events.length && !this.stopped; from += 2) {
        const some = events.slice(from, from + 2);
        const { position } = await this.store.append(stream, some, from === 0 ? 'no-stream' : BigInt(from - 1));
        if (position > this.last) this.last = position;
        this.recorded += some.length;
        await sleep(PAUSE_MS);
      }
    }
  }
}
