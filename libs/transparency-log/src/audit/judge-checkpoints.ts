import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { Verifier } from '../checkpoint/note-keys.ts';
import { parseNote, verifiedBy } from '../checkpoint/note.ts';
import { sameHash } from '../merkle/hash.ts';
import type { Finding } from './audit.ts';

export interface JudgedCheckpoint {
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/**
 * Checkpoints in the order of their sizes, each signed by the key whose turn it was. What is wrong with the others, and two
 * of one size that differ, are findings.
 */
export function judgeCheckpoints(
  notes: readonly string[],
  first: Verifier,
): { judged: JudgedCheckpoint[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const read = [...new Set(notes)].flatMap((note) => {
    try {
      return { note, checkpoint: parseCheckpoint(parseNote(note).text) };
    } catch (error) {
      findings.push({ kind: 'signature', says: `A checkpoint cannot be read: ${(error as Error).message}` });
      return [];
    }
  });
  // Of one size the hand-over comes last: it is the end of a key.
  read.sort(
    (a, b) => a.checkpoint.size - b.checkpoint.size || Number(!!a.checkpoint.nextKey) - Number(!!b.checkpoint.nextKey),
  );
  const judged: JudgedCheckpoint[] = [];
  let key = first;
  for (const { note, checkpoint } of read) {
    const { size, origin, nextKey, root } = checkpoint;
    const signature = verifiedBy(parseNote(note), key).outcome;
    if (origin !== first.name || signature !== 'signed') {
      findings.push({
        kind: 'signature',
        says: `The checkpoint of ${size} events (${origin}) is not signed by key ${key.keyId.toString('hex')}, whose turn it was.`,
      });
      continue;
    }
    const before = judged.at(-1)?.checkpoint;
    if (before?.size === size && !sameHash(before.root, root)) {
      findings.push({ kind: 'fork', says: `Two checkpoints of ${size} events were signed for different histories.` });
      continue;
    }
    judged.push({ note, checkpoint });
    if (nextKey && verifiedBy(parseNote(note), nextKey).outcome === 'signed') key = nextKey;
  }
  return { judged, findings };
}
