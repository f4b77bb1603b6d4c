import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Verifier } from '../checkpoint/note-keys.ts';
import { countForeignLeaves, ForeignLeaves } from '../leaf/foreign-leaves.ts';
import { leafOf, type LoggedEvent } from '../leaf/leaf.ts';
import { type Head, LogWriter } from '../log-file/log-writer.ts';
import { sameHash } from '../merkle/hash.ts';
import { judgeCheckpoints, type JudgedCheckpoint } from './judge-checkpoints.ts';
import { firstDifference, type LeafSource } from './first-difference.ts';

export interface Audit {
  /** All events of streams whose names begin as those of cases do, in the log's order, read anew each time. */
  readonly events: () => AsyncIterable<LoggedEvent>;
  /** Notes: from the store, and those that somebody kept elsewhere. */
  readonly checkpoints: readonly string[];
  /** The first key of the log. */
  readonly key: Verifier;
  /** The leaves that the service has kept: with them the very event that differs can be named. */
  readonly leaves?: LeafSource;
  /** The event at a place in the log. */
  readonly eventAt: (position: bigint) => Promise<LoggedEvent | undefined>;
  readonly onProgress?: (events: number) => void;
}

/** Something that is not as it was signed. */
export interface Finding {
  readonly kind: 'event' | 'missing-end' | 'order' | 'case-map' | 'signature' | 'fork' | 'no-checkpoint';
  readonly says: string;
  /** Place in the tree of the first event that differs, where that is known. */
  readonly index?: number;
}

export interface AuditReport {
  readonly ok: boolean;
  readonly events: number;
  /** Events that a checkpoint was found to be true for. */
  readonly covered: number;
  /** Events read that are of other applications' streams: an earlier version took them into the tree. */
  readonly foreign: number;
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
}

/** Events held before they are written to a temporary file, and events between two words about progress. */
const MOST_PENDING = 65_536;

/**
 * Reads a whole log again, builds the tree and the map of cases anew and compares both with every checkpoint. Memory does not
 * grow with the log: what grows is a temporary file. Where what was signed can not be told from the events of cases alone, and
 * there are events of other applications, it is read once more with those that an earlier version may have taken in.
 */
export async function audit(asked: Audit): Promise<AuditReport> {
  const { judged, findings } = judgeCheckpoints(asked.checkpoints, asked.key);
  const read = async (foreign: ForeignLeaves): Promise<AuditReport> => {
    const folder = mkdtempSync(join(tmpdir(), 'audit-'));
    const writer = LogWriter.open(join(folder, 'audit.sqlite'), { durable: false });
    try {
      return await run(asked, { judged, findings: [...findings], foreign, writer });
    } finally {
      writer.close();
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const none = new ForeignLeaves(0);
  const report = await read(none);
  const last = judged.at(-1)?.checkpoint;
  if (report.ok || none.passedOver === 0 || !last) return report;
  const count = await countForeignLeaves(asked.events(), last);
  if (count === 0) return report;
  const withForeign = await read(new ForeignLeaves(count));
  // One of them is about the tree that was signed: the one by which more of it is true.
  return trueUpTo(withForeign) > trueUpTo(report) ? withForeign : report;
}

const trueUpTo = ({ covered, findings }: AuditReport): number =>
  Math.max(covered, ...findings.map(({ index = 0 }) => index));

interface Reading {
  readonly judged: readonly JudgedCheckpoint[];
  readonly findings: Finding[];
  readonly foreign: ForeignLeaves;
  readonly writer: LogWriter;
}

async function run(asked: Audit, { judged, findings, foreign, writer }: Reading): Promise<AuditReport> {
  const report = (covered: number): AuditReport => ({
    ok: findings.length === 0,
    events: writer.size,
    covered,
    foreign: foreign.taken,
    checkpoints: judged.length,
    findings,
  });
  if (judged.length === 0) findings.push({ kind: 'no-checkpoint', says: 'There is no checkpoint to compare with.' });
  let covered = 0;
  let next = 0;
  for await (const event of asked.events()) {
    if (!foreign.isLeaf(event)) continue;
    if (writer.size > 0 && event.position <= writer.position) {
      findings.push({
        kind: 'order',
        says: `${naming(event)} comes after one with a later position.`,
        index: writer.size,
      });
      return report(covered);
    }
    writer.add(event);
    if (writer.pending >= MOST_PENDING) writer.commit();
    for (; judged[next]?.checkpoint.size === writer.size; next++) {
      const finding = await compare(judged[next]!, covered, writer, asked);
      if (finding) findings.push(finding);
      if (finding?.kind === 'event') return report(covered);
      covered = writer.size;
    }
    if (writer.size % MOST_PENDING === 0) asked.onProgress?.(writer.size);
  }
  const beyond = judged.at(-1)?.checkpoint.size ?? 0;
  if (beyond > writer.size) findings.push(await theEndIsMissing(judged[next]!, covered, beyond, writer, asked));
  return report(covered);
}

async function compare(
  { checkpoint }: JudgedCheckpoint,
  good: number,
  writer: LogWriter,
  asked: Audit,
): Promise<Finding | undefined> {
  const head = headOf(writer);
  if (!sameHash(head.root, checkpoint.root)) return named(checkpoint.size, good, checkpoint.root, writer, asked);
  if (sameHash(head.caseMap, checkpoint.caseMap)) return undefined;
  return {
    kind: 'case-map',
    says: `The events are as signed, but the map of cases in the checkpoint of ${checkpoint.size} events is not theirs: what dossiers say about completeness is not true.`,
  };
}

async function named(size: number, good: number, root: Uint8Array, writer: LogWriter, asked: Audit): Promise<Finding> {
  const index = await firstDifference(writer, good, size, root, asked.leaves);
  if (index === undefined) {
    return {
      kind: 'event',
      says: `Between place ${good} and ${size} the log is not what was signed; the leaves that were kept do not tell where.`,
    };
  }
  const position = writer.positionOf(index);
  const event = position === undefined ? undefined : await asked.eventAt(position);
  return {
    kind: 'event',
    index,
    says: `${event ? naming(event) : 'The event'} at place ${index} is not the one that was signed: changed, put in, or another before it left out.`,
  };
}

/** The end is missing; an earlier event may be what is missing, and then it is named. */
async function theEndIsMissing(
  first: JudgedCheckpoint,
  good: number,
  beyond: number,
  writer: LogWriter,
  asked: Audit,
): Promise<Finding> {
  const says = `The log has ${writer.size} events, and a checkpoint was signed for ${beyond}: ${beyond - writer.size} are missing.`;
  writer.commit();
  const index = await firstDifference(writer, good, first.checkpoint.size, first.checkpoint.root, asked.leaves);
  if (index === undefined || index >= writer.size) return { kind: 'missing-end', says, index: writer.size };
  const event = await asked.eventAt(writer.positionOf(index)!);
  return {
    kind: 'missing-end',
    index,
    says: `${says} The first place that differs is ${index}${event ? `, where now is ${naming(event)}` : ''}.`,
  };
}

function headOf(writer: LogWriter): Head {
  writer.commit();
  return writer.head();
}

/** An event, as people find it again. */
function naming(event: LoggedEvent): string {
  const { stream, revision, type, id } = event;
  return `Event ${revision} of ${stream.replace(/^case-/, 'case ')} (${type}, ${id}, leaf ${leafOf(event).toString('hex').slice(0, 8)})`;
}
