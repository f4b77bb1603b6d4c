import type { Kysely } from 'kysely';
import { CASE_STREAM_PREFIX, type CaseFile, evolve } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import { auditTimeline } from '../audit-timeline/audit-timeline.ts';
import { caseStatus } from '../case-status/case-status.ts';
import type { Tables, WriteTransaction } from '../database/database.ts';
import type { ReadModel } from '../runner/read-model.ts';
import { unitsByCampaign } from '../units-by-campaign/units-by-campaign.ts';
import type { CaseView, TouchedCase } from './case-view.ts';
import { FoldedCases } from './folded-cases.ts';
import { toCaseEvent } from './to-case-event.ts';
import { CASES_VERSION } from './version.ts';

/** The three read models of cases, written together: a status never shows what the timeline does not explain. */
const VIEWS: readonly CaseView[] = [auditTimeline, caseStatus, unitsByCampaign];

/** Folds each case once per batch and writes its status, timeline and units. */
export class CasesModel implements ReadModel {
  readonly name = 'cases';
  readonly version = CASES_VERSION;
  readonly tables = VIEWS.flatMap(({ tables }) => tables);
  private readonly folded = new FoldedCases();

  async createTables(db: Kysely<Tables>): Promise<void> {
    for (const view of VIEWS) await view.createTables(db);
  }

  async apply(events: readonly StoredEvent[], tx: WriteTransaction): Promise<void> {
    const touched = await this.fold(events, tx);
    for (const view of VIEWS) await view.write(touched, tx);
    for (const { file } of touched) this.folded.keep(file);
  }

  undone(): void {
    this.folded.forget();
  }

  private async fold(events: readonly StoredEvent[], tx: WriteTransaction): Promise<TouchedCase[]> {
    const byCase = new Map<string, { file: CaseFile; added: TouchedCase['added'][number][] }>();
    const ids = [...new Set(events.map(({ stream }) => stream.slice(CASE_STREAM_PREFIX.length)))];
    const files = await this.folded.open(ids, tx);
    for (const [id, file] of files) byCase.set(id, { file, added: [] });
    for (const stored of events) {
      const touched = byCase.get(stored.stream.slice(CASE_STREAM_PREFIX.length));
      if (!touched) continue;
      const event = toCaseEvent(stored);
      touched.file = evolve(touched.file, event);
      touched.added.push({ stored, event });
    }
    return [...byCase.values()];
  }
}
