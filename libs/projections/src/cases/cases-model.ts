import type { Kysely } from 'kysely';
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
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      await this.#applyTo(cases.slice(from, from + AT_ONCE).flat(), tx);
      await this.#breath.take();
    }
  }

  async #applyTo(events: readonly StoredEvent[], tx: WriteTransaction): Promise<void> {
    const touched = foldBatch(await this.#folded.open(caseIdsOf(events), tx), events);
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
