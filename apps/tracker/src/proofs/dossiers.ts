import { Inject, Injectable } from '@nestjs/common';
import { EventStore } from '#libs/event-store';
import { CaseQueries } from '#libs/projections';
import {
  base64,
  type Dossier,
  DossierImpossible,
  type DossierSubject,
  HistoryBehind,
  makeDossier,
  parseCheckpoint,
  parseNote,
  reportText,
  sha256,
  signNote,
} from '#libs/transparency-log';
import { ProblemError, problemOf } from '../http/problem.ts';
import { caseNotFound } from '../reading/case-not-found.ts';
import { Freshness } from '../reading/freshness.ts';
import { Cosignatures } from './cosignatures.ts';
import { Histories } from './histories.ts';
import { noCheckpoint, Proofs } from './proofs.ts';
import { printReport } from './report.ts';

/** Cases in one dossier: a few hundred megabytes of JSON would help nobody. */
const MOST_CASES = 500;
const PAGE = 200;
/** Times that histories are read on, behind officers who go on recording. */
const MOST_TIMES = 50;

/** Makes dossiers: histories from the store itself, proofs from the tree, and the report for people. */
@Injectable()
export class Dossiers {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(CaseQueries) private readonly queries: CaseQueries,
    private readonly proofs: Proofs,
    private readonly cosignatures: Cosignatures,
    private readonly freshness: Freshness,
  ) {}

  async ofCase(caseId: string, known: readonly number[]): Promise<Dossier> {
    const histories = new Histories(this.store);
    if (!(await histories.readOn(caseId))) throw caseNotFound(caseId);
    return this.make({ kind: 'case', caseId }, histories, known);
  }

  async ofCampaign(subject: Extract<DossierSubject, { kind: 'campaign' }>, known: readonly number[]): Promise<Dossier> {
    const histories = new Histories(this.store);
    await this.addCases(subject.campaign, histories);
    if (histories.all.length === 0) {
      const wayOut = 'The name must be whole: look at /api/v1/statistics/units?by=campaign.';
      throw new ProblemError(
        problemOf(404, 'NOT_FOUND', `There is no case of the campaign ${subject.campaign}.`, wayOut, {
          field: 'campaign',
        }),
      );
    }
    return this.make(subject, histories, known);
  }

  private async make(subject: DossierSubject, histories: Histories, known: readonly number[]): Promise<Dossier> {
    const made = await this.ofWhatIsProven(subject, histories, known);
    const dossier = { ...made, checkpoint: this.cosignatures.under(made.checkpoint) };
    const pdf = await printReport(dossier, this.proofs.signer().vkey);
    const { origin, root } = parseCheckpoint(parseNote(dossier.checkpoint).text);
    const note = signNote(reportText(origin, base64(root), sha256(pdf).toString('hex')), [this.proofs.signer()]);
    return { ...dossier, report: { mediaType: 'application/pdf', base64: base64(pdf), note } };
  }

  /**
   * Against the newest checkpoint, which can cover more than was read: what was recorded since, all the more where the store is
   * far away. Without it the dossier would look as if something were withheld.
   */
  private async ofWhatIsProven(
    subject: DossierSubject,
    histories: Histories,
    known: readonly number[],
  ): Promise<Dossier> {
    for (let times = 0; ; times++) {
      await this.proofs.published(histories.newest);
      const reader = this.proofs.reader();
      try {
        const request = { subject, histories: histories.all, known: known.filter((size) => size <= reader.size()) };
        return makeDossier(reader, request);
      } catch (error) {
        const isBehind = error instanceof HistoryBehind && times < MOST_TIMES;
        if (!isBehind || !(await this.readOn(error, subject, histories))) throw asProblem(error);
      }
    }
  }

  private async readOn({ caseIds }: HistoryBehind, subject: DossierSubject, histories: Histories): Promise<boolean> {
    if (caseIds.length === 0 && subject.kind === 'campaign') return this.addCases(subject.campaign, histories);
    let more = false;
    for (const caseId of caseIds) more = (await histories.readOn(caseId)) || more;
    return more;
  }

  /** Reads the cases of a campaign that are not among these, of all that a checkpoint can cover now. */
  private async addCases(campaign: string, histories: Histories): Promise<boolean> {
    const { published } = this.proofs.status();
    if (published) await this.freshness.reach(published.position);
    let more = false;
    for (const caseId of await this.casesOf(campaign))
      if (!histories.has(caseId)) more = (await histories.readOn(caseId)) || more;
    return more;
  }

  private async casesOf(campaign: string): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = {
        filter: { campaign },
        sort: 'caseId' as const,
        descending: false,
        limit: PAGE,
        ...(cursor && { cursor }),
      };
      const { rows, next } = await this.queries.list(page);
      ids.push(...rows.map(({ case_id }) => case_id));
      if (ids.length > MOST_CASES) {
        const detail = `The campaign ${campaign} has more than ${MOST_CASES} cases.`;
        throw new ProblemError(
          problemOf(413, 'DOSSIER_TOO_LARGE', detail, 'Ask for the dossiers of its cases one by one.'),
        );
      }
      if (!next) return ids;
      cursor = next;
    }
  }
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof DossierImpossible)) return error;
  if (error.code !== 'HISTORY_INCOMPLETE') return noCheckpoint(error.message);
  return new ProblemError(problemOf(500, error.code, error.message, 'Run `cct audit`, and compare with a backup.'));
}
