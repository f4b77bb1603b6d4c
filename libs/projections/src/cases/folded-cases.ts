import { LRUCache } from 'lru-cache';
import { type CaseFile, emptyFile, evolve } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import { eventOf } from '../audit-timeline/event-of.ts';
import { EVENT_TABLE } from '../audit-timeline/event-table.ts';
import type { WriteTransaction } from '../database/database.ts';
import { caseIdOf } from './fold-batch.ts';

/** Events kept in memory, over all cases. */
const MOST_EVENTS = 20_000;

/**
 * Folded cases, so that each event is folded once. What is no longer kept is folded again from the events in the
 * audit timeline, which is written in the same transaction and so always as far as this is.
 */
export class FoldedCases {
  readonly #kept: LRUCache<string, CaseFile>;

  constructor(mostEvents = MOST_EVENTS) {
    this.#kept = new LRUCache({ maxSize: mostEvents, sizeCalculation: (file) => file.history.length + 1 });
  }

  /** The cases that these events are the next of, as far as events have been folded. */
  async open(next: readonly StoredEvent[], tx: WriteTransaction): Promise<Map<string, CaseFile>> {
    const files = new Map<string, CaseFile>();
    const missing: string[] = [];
    for (const event of next) {
      const id = caseIdOf(event);
      const file = this.#kept.get(id) ?? (event.revision === 0n ? emptyFile(id) : undefined);
      if (file) files.set(id, file);
      else missing.push(id);
    }
    if (missing.length === 0) return files;
    for (const id of missing) files.set(id, emptyFile(id));
    const rows = await tx.load(EVENT_TABLE, 'case_id', missing);
    for (const row of rows.sort((a, b) => a.revision - b.revision)) {
      const file = files.get(row.case_id);
      if (file) files.set(row.case_id, evolve(file, eventOf(row)));
    }
    return files;
  }

  keep(file: CaseFile): void {
    this.#kept.set(file.caseId, file);
  }

  forget(): void {
    this.#kept.clear();
  }
}
