import type { Kysely } from 'kysely';
import type { CaseFile } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import { auditTimeline } from '../audit-timeline/audit-timeline.ts';
import { caseStatus } from '../case-status/case-status.ts';
import type { Tables, WriteTransaction } from '../database/database.ts';
import { Breath } from '../runner/breath.ts';
import { lineHistory } from '../history/line-history.ts';
import { openProposals } from '../proposals/open-proposals.ts';
import type { ReadModel } from '../runner/read-model.ts';
import { unitsByCampaign } from '../units-by-campaign/units-by-campaign.ts';
import type { CaseView } from './case-view.ts';
import { caseIdsOf, foldBatch } from './fold-batch.ts';
import { FoldedCases } from './folded-cases.ts';
import { CASES_VERSION } from './version.ts';

/** Cases folded and written before others may have the thread: about a millisecond of work. */
const AT_ONCE = 16;
/** Cases that are fetched from the tables in one query, and in memory together. */
const FETCHED_AT_ONCE = 256;

/** In the order of writing. */
export const CASE_VIEWS: readonly CaseView[] = [auditTimeline, caseStatus, unitsByCampaign, lineHistory, openProposals];

/**
 * Folds each case once per batch and writes its status, timeline, units and open proposals. These have one checkpoint: a status
 * never shows what the timeline does not explain, and the fold, which costs most, is made once. What can stop them is the
 * event itself (one that this version does not know), and that would stop each of them alone as well.
 */
export class CasesModel implements ReadModel {
  readonly name = 'cases';
  readonly version = CASES_VERSION;
  readonly tables = CASE_VIEWS.flatMap(({ tables }) => tables.map(({ name }) => name));
  readonly #eventsKept: number | undefined;
  readonly #folded: FoldedCases;
  readonly #breath = new Breath();

  /** `eventsKept` bounds the cases kept in memory, by their events. */
  constructor(eventsKept?: number) {
    this.#eventsKept = eventsKept;
    this.#folded = new FoldedCases(eventsKept);
  }

  async createTables(db: Kysely<Tables>): Promise<void> {
    for (const view of CASE_VIEWS) await view.createTables(db);
  }

  async createIndexes(db: Kysely<Tables>): Promise<void> {
    for (const view of CASE_VIEWS) await view.createIndexes?.(db);
  }

  /** Some cases at a time: what happens in one does not depend on another. */
  async apply(events: readonly StoredEvent[], tx: WriteTransaction): Promise<void> {
    const cases = [...Map.groupBy(events, ({ stream }) => stream).values()];
    for (let from = 0; from < cases.length; from += FETCHED_AT_ONCE) {
      const fetched = cases.slice(from, from + FETCHED_AT_ONCE);
      const files = await this.#folded.open(fetched.map(firstOf), tx);
      for (let first = 0; first < fetched.length; first += AT_ONCE) {
        await this.#applyTo(fetched.slice(first, first + AT_ONCE).flat(), files, tx);
        await this.#breath.take();
      }
    }
  }

  async #applyTo(
    events: readonly StoredEvent[],
    files: ReadonlyMap<string, CaseFile>,
    tx: WriteTransaction,
  ): Promise<void> {
    const touched = foldBatch(new Map(caseIdsOf(events).map((id) => [id, files.get(id)!])), events);
    for (const view of CASE_VIEWS) await view.write(touched, tx);
    for (const { file } of touched) this.#folded.keep(file);
  }

  again(): CasesModel {
    return new CasesModel(this.#eventsKept);
  }

  undone(): void {
    this.#folded.forget();
  }
}

function firstOf(events: readonly StoredEvent[]): StoredEvent {
  return events[0]!;
}
