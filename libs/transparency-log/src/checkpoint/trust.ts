import { isConsistent } from '../merkle/verify-proofs.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { Verifier } from './note-keys.ts';
import { type Note, NoteInvalid, parseNote, verifiedBy } from './note.ts';

/** A checkpoint by which a key named its successor, with the proof that it is the beginning of the one in question. */
export interface HandOver {
  readonly note: string;
  readonly consistency: readonly Uint8Array[];
}

/** Why a checkpoint is not to be trusted. */
export class CheckpointRefused extends Error {
  readonly code = 'CHECKPOINT_REFUSED';
}

export interface Trusted {
  readonly checkpoint: Checkpoint;
  /** The key that signed it: the one that was given, or one that it handed over to. */
  readonly key: Verifier;
}

/**
 * Reads a checkpoint if this key, or one that it handed over to, signed it. A key counts up to the checkpoint by which it
 * handed over, and not beyond, so whoever finds an old one can sign nothing new with it.
 * @throws CheckpointRefused saying why not
 */
export function trustCheckpoint(text: string, key: Verifier, handOvers: readonly HandOver[] = []): Trusted {
  const { note, checkpoint } = read(text);
  if (checkpoint.origin !== key.name) {
    throw new CheckpointRefused(
      `The checkpoint is of the log ${checkpoint.origin}, and the key is that of ${key.name}.`,
    );
  }
  let current = key;
  for (const handOver of handOvers) {
    const step = read(handOver.note);
    const { nextKey } = step.checkpoint;
    if (!nextKey || step.checkpoint.origin !== key.name)
      throw new CheckpointRefused('A hand-over names no next key of this log.');
    if (!isSigned(step.note, current) || !isSigned(step.note, nextKey)) continue;
    if (step.checkpoint.size > checkpoint.size) break;
    if (!isConsistent(step.checkpoint, checkpoint, handOver.consistency)) {
      throw new CheckpointRefused(
        `The checkpoint does not extend the one by which key ${id(current)} handed over to ${id(nextKey)}.`,
      );
    }
    // The hand-over itself is signed by both.
    if (step.note.text === note.text) break;
    current = nextKey;
  }
  if (isSigned(note, current)) return { checkpoint, key: current };
  if (current !== key && verifiedBy(note, key).outcome === 'signed') {
    throw new CheckpointRefused(
      `The checkpoint is signed by key ${id(key)}, which had handed over to ${id(current)} before.`,
    );
  }
  throw new CheckpointRefused(`The checkpoint is not signed by key ${id(current)} of ${key.name}.`);
}

function read(text: string): { note: Note; checkpoint: Checkpoint } {
  try {
    const note = parseNote(text);
    return { note, checkpoint: parseCheckpoint(note.text) };
  } catch (error) {
    if (!(error instanceof NoteInvalid)) throw error;
    throw new CheckpointRefused(`It is no checkpoint: ${error.message}`);
  }
}

/** @throws CheckpointRefused when the key is named and the signature is not its own */
function isSigned(note: Note, key: Verifier): boolean {
  const { outcome } = verifiedBy(note, key);
  if (outcome === 'wrong')
    throw new CheckpointRefused(`The signature of key ${id(key)} is not one of this checkpoint: it was changed.`);
  return outcome === 'signed';
}

function id({ keyId }: Verifier): string {
  return keyId.toString('hex');
}
