import { LRUCache } from 'lru-cache';
import { type CaseEvent, caseStream, decode, type RecordedJson } from '#libs/cases';
import { type CaseFacts, factsOf } from '#libs/contracts';
import type { EventStore, StoredEvent } from '#libs/event-store';
import { CannotPublish } from './errors.ts';

/** Cases of which port and campaign are kept in memory; a hundred bytes each. */
const MOST_CASES = 50_000;

/** Port and campaign of cases: what their first event says, remembered for those that are being worked on. */
export class KnownFacts {
  readonly #store: Pick<EventStore, 'readStream'>;
  // By size, since `max` would set aside room for all of them at once.
  readonly #known = new LRUCache<string, CaseFacts>({ maxSize: MOST_CASES, sizeCalculation: () => 1 });

  constructor(store: Pick<EventStore, 'readStream'>) {
    this.#store = store;
  }

  /** @throws CannotPublish when the case does not begin with being opened. */
  async of(event: CaseEvent): Promise<CaseFacts> {
    const known = this.#known.get(event.caseId) ?? factsOf(event) ?? (await this.#read(event.caseId));
    this.#known.set(event.caseId, known);
    return known;
  }

  async #read(caseId: string): Promise<CaseFacts> {
    for await (const first of this.#store.readStream(caseStream(caseId), { maxCount: 1 })) {
      const facts = factsOf(toCaseEvent(first));
      if (facts) return facts;
    }
    throw new CannotPublish(`case ${caseId} does not begin with being opened.`);
  }
}

/** @throws CannotPublish when this version cannot read it. */
export function toCaseEvent(event: StoredEvent): CaseEvent {
  try {
    const { id, type, data, metadata, recordedAt, revision, position } = event;
    const recorded: RecordedJson = { id, type, data, metadata, recordedAt, revision: Number(revision) };
    return decode({ ...recorded, position: String(position) });
  } catch (error) {
    throw new CannotPublish(`event ${event.revision} of ${event.stream} cannot be read.`, error);
  }
}
