import { CASE_STREAM_PREFIX } from '#libs/cases';
import { campaignKey, streamKey } from '../case-map/case-map.ts';
import { base64 } from '../checkpoint/checkpoint.ts';
import type { LoggedEvent } from '../leaf/leaf.ts';
import type { LogReader } from '../log-file/log-reader.ts';
import { campaignOf } from '../log-file/campaign.ts';
import { accountOf } from './account.ts';
import { type Dossier, DOSSIER_FORMAT, DOSSIER_VERSION, type DossierCase, type DossierSubject } from './dossier.ts';
import { encodeEvent, encodeEvidence } from './encode.ts';

/** What stands in the way of a dossier; `code` is stable. */
export class DossierImpossible extends Error {
  readonly code: 'NO_CHECKPOINT' | 'NOT_COVERED' | 'HISTORY_INCOMPLETE';

  constructor(code: DossierImpossible['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * More was proven than was given. Where it was recorded while the histories were read, they can be read on; where there is
 * nothing more to read, the store has lost it.
 */
export class HistoryBehind extends DossierImpossible {
  /** Cases that go on behind what was given. */
  readonly caseIds: readonly string[];

  constructor(caseIds: readonly string[], message: string) {
    super('HISTORY_INCOMPLETE', message);
    this.caseIds = caseIds;
  }
}

export interface DossierRequest {
  readonly subject: DossierSubject;
  /** The whole histories, each in its order, as the store has them; what no checkpoint covers yet is left out. */
  readonly histories: readonly (readonly LoggedEvent[])[];
  /** Sizes of checkpoints that somebody holds. */
  readonly known?: readonly number[];
}

/** A dossier against the newest checkpoint. @throws DossierImpossible */
export function makeDossier(reader: LogReader, request: DossierRequest): Dossier {
  return reader.atOnce(() => make(reader, request));
}

function make(reader: LogReader, { subject, histories, known = [] }: DossierRequest): Dossier {
  const latest = reader.latest();
  if (latest?.checkpoint.size !== reader.size()) {
    throw new DossierImpossible('NO_CHECKPOINT', 'There is no checkpoint of the newest state yet.');
  }
  const { checkpoint, note } = latest;
  const consistency = (first: number): string[] => reader.consistency(first, checkpoint.size).map(base64);
  const ends = histories.map(([first]) => (first ? reader.mapValue(streamKey(first.stream)) : undefined));
  const campaign = subject.kind === 'campaign' ? reader.mapValue(campaignKey(subject.campaign)) : undefined;
  assertWhole(subject, histories, ends, campaign);
  const cases = histories.map((events, i) => caseOf(reader, subject, events, checkpoint, ends[i]));
  if (cases.length > 1) cases.sort((one, other) => one.events[0]!.index - other.events[0]!.index);
  return {
    ...{ format: DOSSIER_FORMAT, version: DOSSIER_VERSION, subject, checkpoint: note },
    handOvers: reader.handOvers().map((one) => ({ note: one.note, consistency: consistency(one.checkpoint.size) })),
    consistency: known.map((size) => {
      const [first, second] = [Math.min(size, checkpoint.size), Math.max(size, checkpoint.size)];
      return { first, second, path: reader.consistency(first, second).map(base64) };
    }),
    cases,
    ...(campaign && { campaign: encodeEvidence(campaign.proof) }),
  };
}

type InMap = ReturnType<LogReader['mapValue']>;

/** @throws HistoryBehind */
function assertWhole(
  subject: DossierSubject,
  histories: DossierRequest['histories'],
  ends: readonly (InMap | undefined)[],
  campaign: InMap | undefined,
): void {
  const behind = histories.flatMap((events, i) => {
    const last = events.at(-1);
    return last && (ends[i]?.value?.number ?? -1n) > last.revision ? [caseIdOf(last)] : [];
  });
  if (behind.length > 0) throw new HistoryBehind(behind, notGiven(behind.join(', ')));
  if (subject.kind !== 'campaign') return;
  const given = histories.flat().filter((event) => campaignOf(event) === subject.campaign).length;
  const proven = campaign?.value?.number ?? 0n;
  if (proven > BigInt(given))
    throw new HistoryBehind(
      [],
      `${given} cases of the campaign ${subject.campaign} are known here, ${proven} are proven.`,
    );
}

const notGiven = (what: string): string =>
  `The store does not give the history of ${what} that was proven before: see what \`cct audit\` says.`;

const caseIdOf = ({ stream }: LoggedEvent): string => stream.slice(CASE_STREAM_PREFIX.length);

function caseOf(
  reader: LogReader,
  subject: DossierSubject,
  events: readonly LoggedEvent[],
  { size, position }: { readonly size: number; readonly position: bigint },
  end: InMap | undefined,
): DossierCase {
  const covered = events.filter((event) => event.position <= position);
  const [first] = covered;
  if (first === undefined || end === undefined)
    throw new DossierImpossible('NOT_COVERED', 'No checkpoint covers the case yet.');
  const caseId = caseIdOf(first);
  const indexes = covered.map((event) => reader.indexOf(event.position));
  const { value, proof } = end;
  if (indexes.includes(undefined) || value?.number !== covered.at(-1)?.revision) {
    throw new DossierImpossible('HISTORY_INCOMPLETE', notGiven(caseId));
  }
  const paths = reader.inclusion(indexes as number[], size);
  return {
    caseId,
    events: covered.map((event, i) => encodeEvent(event, indexes[i]!, paths[i]!)),
    end: encodeEvidence(proof),
    account: accountOf(caseId, covered, subject.kind === 'campaign' ? subject.to : undefined),
  };
}
