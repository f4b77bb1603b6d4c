import { caseStream } from '#libs/cases';
import { type EventStore, type StoredEvent, StreamNotFound } from '#libs/event-store';

/** Histories of cases as the store has them, read on behind what was read before. */
export class Histories {
  readonly #of = new Map<string, StoredEvent[]>();

  constructor(private readonly store: EventStore) {}

  /** @returns whether there was anything that had not been read */
  async readOn(caseId: string): Promise<boolean> {
    const events = this.#of.get(caseId) ?? [];
    const known = events.length;
    try {
      for await (const event of this.store.readStream(caseStream(caseId), { fromRevision: BigInt(known) }))
        events.push(event);
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    if (events.length > 0) this.#of.set(caseId, events);
    return events.length > known;
  }

  has(caseId: string): boolean {
    return this.#of.has(caseId);
  }

  get all(): StoredEvent[][] {
    return [...this.#of.values()];
  }

  /** Place of the newest event. */
  get newest(): bigint {
    return this.all.map((events) => events.at(-1)?.position ?? 0n).reduce((a, b) => (a > b ? a : b), 0n);
  }
}
