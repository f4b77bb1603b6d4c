import { atCommit, type EventStore, EventStoreError, type StoredEvent, StreamNotFound } from '#libs/event-store';
import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { Verifier } from '../checkpoint/note-keys.ts';
import { parseNote, verifiedBy } from '../checkpoint/note.ts';
import { leafOf } from '../leaf/leaf.ts';
import type { LogReader } from '../log-file/log-reader.ts';
import { sameHash } from '../merkle/hash.ts';
import { CHECKPOINT_STREAM } from './settings.ts';

/** The log is not the one that the tree was made of and that checkpoints were signed for. */
export class HistoryDiffers extends Error {
  readonly code = 'HISTORY_DIFFERS';
}

const WAY_OUT =
  'Nothing more is signed. Find out what was changed with `cct audit`. If the store was restored or replaced on purpose, ' +
  'its history is a new one: give it a new CHECKPOINT_ORIGIN and an empty folder for proofs, and say so to whoever ' +
  'holds checkpoints of the old one.';

/** Whether the first and the last event of the tree lie in the log where they were found. @throws HistoryDiffers */
export async function agreeWithLog(store: EventStore, reader: LogReader, size: number): Promise<void> {
  for (const index of size === 0 ? [] : [0, size - 1]) {
    const position = reader.positionOf(index);
    const leaf = reader.leafAt(index);
    if (position === undefined || leaf === undefined) throw new HistoryDiffers('The file of the tree is damaged.');
    const event = await eventAt(store, position);
    if (event && sameHash(leafOf(event), leaf)) continue;
    const found = event ? `${event.stream} revision ${event.revision} (${event.type}, ${event.id})` : 'nothing';
    throw new HistoryDiffers(
      `Event ${index} of the tree, at position ${position}, is not in the log as it was; there is ${found}. ${WAY_OUT}`,
    );
  }
}

async function eventAt(store: EventStore, position: bigint): Promise<StoredEvent | undefined> {
  try {
    for await (const event of store.readAll({ from: atCommit(position), maxCount: 1 }))
      return event.position === position ? event : undefined;
  } catch (error) {
    // No event begins there (any more): that is an answer too.
    if (!(error instanceof EventStoreError) || error.handling === 'retry') throw error;
  }
  return undefined;
}

/** A checkpoint that the store has kept. */
export interface KeptCheckpoint {
  readonly note: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Place in the log of the last event that it was signed for. */
  readonly position: bigint;
}

/** Of the newest ones that are looked at, one is a checkpoint of this log, unless others write into its stream. */
const NEWEST = 50;

/** The checkpoints of this log in the store, oldest first: all, or the newest few. */
export async function keptCheckpoints(
  store: EventStore,
  { name }: Verifier,
  which: 'all' | 'newest',
): Promise<KeptCheckpoint[]> {
  const kept: KeptCheckpoint[] = [];
  const options = which === 'newest' ? { backwards: true, maxCount: NEWEST } : {};
  try {
    for await (const event of store.readStream(CHECKPOINT_STREAM, options)) {
      const note: unknown = event.unreadable ? undefined : event.data['note'];
      if (typeof note !== 'string') continue;
      const parsed = readable(note);
      if (parsed?.origin === name) {
        const { size, root, position } = parsed;
        kept.push({ note, size, root, position });
      }
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  if (which === 'newest') kept.reverse();
  return kept;
}

function readable(note: string): ReturnType<typeof parseCheckpoint> | undefined {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch {
    return undefined;
  }
}

/** Whether this key's holder signed it. */
export function isSignedBy(note: string, key: Verifier): boolean {
  return verifiedBy(parseNote(note), key).outcome === 'signed';
}

/** A root that is not the one once signed for as many events. */
export function rootDiffers(size: number): HistoryDiffers {
  return new HistoryDiffers(
    `The first ${size} events of the log are not those that a checkpoint in the store was signed for. ${WAY_OUT}`,
  );
}

/** A key that did not sign the newest checkpoint in the store, and was not handed over to by it: a new one, or one of an older backup. */
export function keyDiffers({ name, keyId }: Verifier): HistoryDiffers {
  return new HistoryDiffers(
    `The newest checkpoint of ${name} in the store was not signed by the key that is here, ${keyId.toString('hex')}. Nothing is signed. Put ` +
      'back the key that signed it (proofs/keys in the data folder, or CHECKPOINT_KEY_PATH). If it is lost for good, begin a new log: ' +
      'another CHECKPOINT_ORIGIN and an empty folder for proofs, and say so to whoever holds checkpoints of the old one.',
  );
}
