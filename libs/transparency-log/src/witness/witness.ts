import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { parseVerifier, type Signer } from '../checkpoint/note-keys.ts';
import { parseNote, signatureLine } from '../checkpoint/note.ts';
import { CheckpointRefused, type HandOver, trustCheckpoint } from '../checkpoint/trust.ts';
import { isConsistent } from '../merkle/verify-proofs.ts';

/** Where a witness looks: the service, over the network. */
export interface Witnessed {
  /** The newest checkpoint. */
  checkpoint(): Promise<string>;
  handOvers(): Promise<readonly string[]>;
  consistency(first: number, second: number): Promise<Uint8Array[]>;
}

/** What a witness keeps between two looks: the last checkpoint it believed, and the key that has its turn. */
export interface Seen {
  readonly note: string;
  readonly vkey: string;
}

export type Sighting =
  | { readonly outcome: 'first' | 'extended' | 'unchanged'; readonly seen: Seen; readonly cosigned: string }
  /** What was seen before stays what is believed. */
  | {
      readonly outcome: 'alarm';
      readonly kind: 'fork' | 'shrunk' | 'not-trusted';
      readonly reason: string;
      readonly note: string;
    };

/**
 * Looks once: the newest checkpoint must extend the one seen before. It is then signed by the witness; otherwise there is an
 * alarm, with the note that proves it, since its signature is the log's own.
 */
export async function look(
  log: Witnessed,
  vkey: string,
  seen: Seen | undefined,
  signer: Signer,
  now?: () => Date,
): Promise<Sighting> {
  const note = await log.checkpoint();
  const alarm = (kind: 'fork' | 'shrunk' | 'not-trusted', reason: string): Sighting => ({
    outcome: 'alarm',
    kind,
    reason,
    note,
  });
  let trusted: ReturnType<typeof trustCheckpoint>;
  try {
    trusted = trustCheckpoint(note, parseVerifier(seen?.vkey ?? vkey), await provenHandOvers(log, note));
  } catch (error) {
    if (!(error instanceof CheckpointRefused)) throw error;
    return alarm('not-trusted', error.message);
  }
  const { checkpoint, key } = trusted;
  const { text } = parseNote(note);
  const fine = (outcome: 'first' | 'extended' | 'unchanged'): Sighting => ({
    ...{ outcome, seen: { note, vkey: key.vkey } },
    cosigned: `${note}${signatureLine(text, signer, now)}`,
  });
  if (!seen) return fine('first');
  const before = parseCheckpoint(parseNote(seen.note).text);
  if (checkpoint.size < before.size) {
    return alarm('shrunk', `The log had ${before.size} events, and says now that it has ${checkpoint.size}.`);
  }
  const proof = checkpoint.size === before.size ? [] : await log.consistency(before.size, checkpoint.size);
  if (!isConsistent(before, checkpoint, proof)) {
    return alarm(
      'fork',
      `The checkpoint of ${checkpoint.size} events does not extend that of ${before.size}: there are two histories.`,
    );
  }
  return fine(checkpoint.size === before.size ? 'unchanged' : 'extended');
}

async function provenHandOvers(log: Witnessed, note: string): Promise<HandOver[]> {
  const { size } = sizeOf(note);
  const proven: HandOver[] = [];
  for (const handOver of await log.handOvers()) {
    const { size: first } = sizeOf(handOver);
    if (first <= size)
      proven.push({ note: handOver, consistency: first === size ? [] : await log.consistency(first, size) });
  }
  return proven;
}

/** Of whatever was sent; what is no checkpoint is refused by whoever trusts it. */
function sizeOf(note: string): { size: number } {
  const size = Number(note.split('\n')[1]);
  return { size: Number.isSafeInteger(size) ? size : 0 };
}
