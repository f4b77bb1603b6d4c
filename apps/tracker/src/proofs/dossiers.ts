import { Inject, Injectable } from '@nestjs/common';
import { caseStream } from '#libs/cases';
import { EventStore, type StoredEvent, StreamNotFound } from '#libs/event-store';
import { CaseQueries } from '#libs/projections';
import {
  base64,
  type Dossier,
  DossierImpossible,
  type DossierSubject,
  makeDossier,
  parseCheckpoint,
  parseNote,
  reportText,
  sha256,
  signNote,
} from '#libs/transparency-log';
import { ProblemError, problemOf } from '../http/problem.ts';
import { caseNotFound } from '../reading/case-not-found.ts';
import { Cosignatures } from './cosignatures.ts';
import { noCheckpoint, Proofs } from './proofs.ts';
import { printReport } from './report.ts';

/** Cases in one dossier: a few hundred megabytes of JSON would help nobody. */
const MOST_CASES = 500;
const PAGE = 200;

/** Makes dossiers: histories from the store itself, proofs from the tree, and the report for people. */
@Injectable()
export class Dossiers {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(CaseQueries) private readonly queries: CaseQueries,
    private readonly proofs: Proofs,
    private readonly cosignatures: Cosignatures,
  ) {}

  async ofCase(caseId: string, known: readonly number[]): Promise<Dossier> {
    const events = await this.history(caseId);
    if (events.length === 0) throw caseNotFound(caseId);
    return this.make({ kind: 'case', caseId }, [events], known);
  }

  async ofCampaign(subject: Extract<DossierSubject, { kind: 'campaign' }>, known: readonly number[]): Promise<Dossier> {
    const histories: StoredEvent[][] = [];
    for (const caseId of await this.casesOf(subject.campaign)) histories.push(await this.history(caseId));
    if (histories.length === 0) {
      const wayOut = 'The name must be whole: look at /api/v1/statistics/units?by=campaign.';
      throw new ProblemError(
        problemOf(404, 'NOT_FOUND', `There is no case of the campaign ${subject.campaign}.`, wayOut, {
          field: 'campaign',
        }),
      );
    }
    return this.make(subject, histories, known);
  }

  private async make(subject: DossierSubject, histories: StoredEvent[][], known: readonly number[]): Promise<Dossier> {
    const newest = histories.map((events) => events.at(-1)?.position ?? 0n);
    await this.proofs.published(newest.reduce((a, b) => (a > b ? a : b), 0n));
    const reader = this.proofs.reader();
    let made: Dossier;
    try {
      made = makeDossier(reader, { subject, histories, known: known.filter((size) => size <= reader.size()) });
    } catch (error) {
      throw asProblem(error);
    }
    const dossier = { ...made, checkpoint: this.cosignatures.under(made.checkpoint) };
    const pdf = await printReport(dossier, this.proofs.signer().vkey);
    const { origin, root } = parseCheckpoint(parseNote(dossier.checkpoint).text);
    const note = signNote(reportText(origin, base64(root), sha256(pdf).toString('hex')), [this.proofs.signer()]);
    return { ...dossier, report: { mediaType: 'application/pdf', base64: base64(pdf), note } };
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

  private async history(caseId: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    try {
      for await (const event of this.store.readStream(caseStream(caseId))) events.push(event);
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return events;
  }
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof DossierImpossible)) return error;
  if (error.code !== 'HISTORY_INCOMPLETE') return noCheckpoint(error.message);
  return new ProblemError(problemOf(500, error.code, error.message, 'Run `cct audit`, and compare with a backup.'));
}
