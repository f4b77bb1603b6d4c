import type { AdvanceListener, Entry } from '#libs/feed';
import type { Feed } from '../deliver/feed.ts';

/** A feed in memory, with events that tests publish. */
export class FakeFeed implements Feed {
  readonly entries: Entry[] = [];
  readonly #listeners = new Set<AdvanceListener>();
  readonly #next = new Map<string, number>();

  get head(): bigint {
    return BigInt(this.entries.length - 1);
  }

  async read(after: bigint): Promise<readonly Entry[]> {
    return this.entries.slice(Number(after) + 1, Number(after) + 257);
  }

  onAdvance(listener: AdvanceListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Publishes one event of each of these cases. */
  publish(...caseIds: readonly string[]): void {
    const entries = caseIds.map((caseId) => this.#entry(caseId));
    for (const listener of this.#listeners) listener(entries);
  }

  #entry(caseId: string): Entry {
    const position = this.entries.length;
    const sequence = this.#next.get(caseId) ?? 0;
    this.#next.set(caseId, sequence + 1);
    const type = 'org.customs-case-tracker.case.note-added.v1';
    const id = `event-${position}`;
    const event = {
      ...{ specversion: '1.0', id, source: 'urn:test', type, subject: caseId, position: String(position) },
      ...{ datacontenttype: 'application/json', sequence: String(sequence).padStart(10, '0'), partitionkey: caseId },
      data: { port: '2801', role: 'case-officer' },
    };
    const entry: Entry = {
      ...{ position: BigInt(position), id, type, caseId, port: '2801', campaign: undefined },
      logPosition: BigInt(position),
      json: JSON.stringify(event),
    };
    this.entries.push(entry);
    return entry;
  }
}
