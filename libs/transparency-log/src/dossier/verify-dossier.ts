import { canonicalJson } from '../canonical-json/canonical-json.ts';
import { campaignKey, chained, type MapValue, NOTHING, rootFromMapProof, streamKey } from '../case-map/case-map.ts';
import { base64, type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { Verifier } from '../checkpoint/note-keys.ts';
import { parseNote, verifiedBy } from '../checkpoint/note.ts';
import { CheckpointRefused, trustCheckpoint } from '../checkpoint/trust.ts';
import { leafOf } from '../leaf/leaf.ts';
import { campaignOf } from '../log-file/campaign.ts';
import { sameHash, sha256 } from '../merkle/hash.ts';
import { isConsistent, rootFromInclusion } from '../merkle/verify-proofs.ts';
import { accountOf } from './account.ts';
import { type Dossier, type DossierCase, type DossierEvent, reportText } from './dossier.ts';
import { decodeEvent, decodeEvidence, hashes } from './encode.ts';
import { readDossier } from './read-dossier.ts';

/** What a verifier found. `undecided`: nothing is wrong, but what was asked cannot be shown with what is in the dossier. */
export interface Verdict {
  readonly verdict: 'valid' | 'invalid' | 'undecided';
  /** Each in a sentence; empty when valid. */
  readonly reasons: readonly string[];
  readonly checkpoint?: Checkpoint;
  readonly events: number;
  readonly cases: readonly string[];
  /** Witnesses that were asked for and have signed, with the time they say, in seconds since 1970. */
  readonly witnesses: readonly { readonly name: string; readonly time: number }[];
}

export interface Trust {
  /** The key of the log, from somewhere else than the dossier. */
  readonly key: Verifier;
  /** A checkpoint that is known from before, as its note. */
  readonly known?: string;
  /** Witnesses that must have signed the checkpoint. */
  readonly witnesses?: readonly Verifier[];
}

/** Verifies a dossier from its text alone: no network, no store, no clock. Never throws. */
export function verifyDossier(text: string, trust: Trust): Verdict {
  const nothing = { events: 0, cases: [], witnesses: [] };
  const dossier = readDossier(text);
  if (typeof dossier === 'string') return { verdict: 'invalid', reasons: [dossier], ...nothing };
  let trusted: ReturnType<typeof trustCheckpoint>;
  try {
    const handOvers = dossier.handOvers.map(({ note, consistency }) => ({ note, consistency: hashes(consistency) }));
    trusted = trustCheckpoint(dossier.checkpoint, trust.key, handOvers);
  } catch (error) {
    if (!(error instanceof CheckpointRefused)) throw error;
    return { verdict: 'invalid', reasons: [error.message], ...nothing };
  }
  const { checkpoint } = trusted;
  const reasons = [
    ...dossier.cases.flatMap((one) => faultsOfCase(one, dossier, checkpoint)),
    ...faultsOfSubject(dossier, checkpoint),
    ...faultsOfReport(dossier, checkpoint, trusted.key),
  ];
  const extension = extendsKnown(dossier, checkpoint, trust);
  const { witnesses, missing } = seenBy(dossier.checkpoint, trust.witnesses ?? []);
  const faults = [...reasons, ...(extension?.wrong ? [extension.reason] : [])];
  const unproven = [...(extension && !extension.wrong ? [extension.reason] : []), ...missing];
  return {
    verdict: faults.length > 0 ? 'invalid' : unproven.length > 0 ? 'undecided' : 'valid',
    ...{ reasons: [...faults, ...unproven], checkpoint, witnesses },
    events: dossier.cases.reduce((sum, { events }) => sum + events.length, 0),
    cases: dossier.cases.map(({ caseId }) => caseId),
  };
}

function faultsOfCase(
  { caseId, events, end, account }: DossierCase,
  { subject }: Dossier,
  checkpoint: Checkpoint,
): string[] {
  const faults: string[] = [];
  const logged = events.map(decodeEvent);
  const leaves = logged.map(leafOf);
  events.forEach((event, i) => {
    const root = rootFromInclusion(event.index, checkpoint.size, leaves[i]!, hashes(event.path));
    if (!root || !sameHash(root, checkpoint.root))
      faults.push(`${name(event)} is not what was recorded: it was changed, or put in.`);
    if (event.stream !== `case-${caseId}`) faults.push(`${name(event)} is not of case ${caseId}.`);
    if (event.revision !== String(i))
      faults.push(`${name(event)} stands where revision ${i} of the case belongs: one is missing or twice.`);
    if (i > 0 && event.index <= events[i - 1]!.index)
      faults.push(`${name(event)} was recorded before the one it follows.`);
  });
  const last = logged.at(-1);
  const value = last && { number: last.revision, hash: leaves.at(-1)! };
  if (!inMap(streamKey(`case-${caseId}`), value, end, checkpoint))
    faults.push(
      `Case ${caseId} does not end with revision ${last?.revision ?? 'none'}: an event is left out at the end, or changed.`,
    );
  const until = subject.kind === 'campaign' ? subject.to : undefined;
  if (!sameJson(account, accountOf(caseId, logged, until)))
    faults.push(`The state or timeline given for case ${caseId} is not what its events amount to.`);
  return faults;
}

function faultsOfSubject({ subject, cases, campaign }: Dossier, checkpoint: Checkpoint): string[] {
  if (subject.kind === 'case') {
    const about = cases.map(({ caseId }) => caseId).join(', ');
    return about === subject.caseId
      ? []
      : [`The dossier says that it is about ${subject.caseId}, and holds ${about || 'nothing'}.`];
  }
  let value: MapValue = { number: 0n, hash: NOTHING };
  for (const { events } of [...cases].sort((a, b) => (a.events[0]?.index ?? 0) - (b.events[0]?.index ?? 0))) {
    const openings = events.map(decodeEvent).filter((event) => campaignOf(event) === subject.campaign);
    for (const opening of openings) value = { number: value.number + 1n, hash: chained(value.hash, leafOf(opening)) };
  }
  const shown =
    campaign && inMap(campaignKey(subject.campaign), cases.length > 0 ? value : undefined, campaign, checkpoint);
  return shown
    ? []
    : [`These ${cases.length} cases are not all cases of the campaign ${subject.campaign}, or more than those.`];
}

function faultsOfReport({ report, checkpoint: text }: Dossier, checkpoint: Checkpoint, key: Verifier): string[] {
  if (!report) return [];
  const digest = sha256(Buffer.from(report.base64, 'base64')).toString('hex');
  try {
    const note = parseNote(report.note);
    const belongs =
      note.text === reportText(checkpoint.origin, base64(parseCheckpoint(parseNote(text).text).root), digest);
    if (belongs && verifiedBy(note, key).outcome === 'signed') return [];
  } catch {
    // Not a note at all is not signed either.
  }
  return ['The printable report is not the one that was made with this dossier.'];
}

function extendsKnown(
  { consistency }: Dossier,
  checkpoint: Checkpoint,
  { known, key }: Trust,
): { wrong: boolean; reason: string } | undefined {
  if (known === undefined) return undefined;
  let before: Checkpoint;
  try {
    const note = parseNote(known);
    before = parseCheckpoint(note.text);
    if (before.origin !== key.name)
      return { wrong: true, reason: `The known checkpoint is of another log, ${before.origin}.` };
  } catch (error) {
    return { wrong: true, reason: `The known checkpoint cannot be read: ${(error as Error).message}` };
  }
  const [first, second] = before.size <= checkpoint.size ? [before, checkpoint] : [checkpoint, before];
  const sizes = `${before.size} and ${checkpoint.size} events`;
  const forked = {
    wrong: true,
    reason: `The checkpoint does not extend the one that is known (${sizes}): history was changed, or there are two.`,
  };
  if (first.size === second.size) return sameHash(first.root, second.root) ? undefined : forked;
  const proof = consistency.find((one) => one.first === first.size && one.second === second.size);
  if (proof) return isConsistent(first, second, hashes(proof.path)) ? undefined : forked;
  return {
    wrong: false,
    reason: `The dossier has no proof between the checkpoint and the one that is known (${sizes}): ask for it with \`cct dossier ... --checkpoint FILE\`.`,
  };
}

function seenBy(
  text: string,
  witnesses: readonly Verifier[],
): { witnesses: { name: string; time: number }[]; missing: string[] } {
  const found: { name: string; time: number }[] = [];
  const missing: string[] = [];
  for (const witness of witnesses) {
    const verdict = verifiedBy(parseNote(text), witness);
    if (verdict.outcome === 'signed') found.push({ name: witness.name, time: verdict.time ?? 0 });
    else missing.push(`The witness ${witness.name} has not signed the checkpoint.`);
  }
  return { witnesses: found, missing };
}

function inMap(
  key: Buffer,
  value: MapValue | undefined,
  evidence: { bucket: string; path: readonly string[] },
  { caseMap }: Checkpoint,
): boolean {
  const root = rootFromMapProof(key, value, decodeEvidence(evidence));
  return root !== undefined && sameHash(root, caseMap);
}

function name({ stream, revision, type, eventId }: DossierEvent): string {
  return `Event ${revision} of ${stream.replace(/^case-/, 'case ')} (${type}, ${eventId})`;
}

function sameJson(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(JSON.parse(JSON.stringify(other)) as unknown);
}
