import { HASH_SIZE } from '../merkle/hash.ts';
import { parseVerifier, type Verifier } from './note-keys.ts';
import { NoteInvalid } from './note.ts';

/** A tree head with what we say beside it (C2SP tlog-checkpoint; the extension lines are ours, see the README). */
export interface Checkpoint {
  /** Which log this is, e.g. `customs.example/cases`. */
  readonly origin: string;
  /** Number of events. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Root of the map of all cases, for the same events. */
  readonly caseMap: Uint8Array;
  /** Place of the last event in the store's log; 0 when there is none. */
  readonly position: bigint;
  /** When it was made, ISO 8601 in UTC. */
  readonly time: string;
  /** The key that signs from the next checkpoint on, in a hand-over, which both keys sign. */
  readonly nextKey?: Verifier;
}

/** The text that is signed. */
export function checkpointText({ origin, size, root, caseMap, position, time, nextKey }: Checkpoint): string {
  const lines = [
    ...[origin, String(size), base64(root)],
    ...[`case-map ${base64(caseMap)}`, `position ${position}`, `time ${time}`],
    ...(nextKey ? [`next-key ${nextKey.vkey}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** @throws NoteInvalid saying which line is not as it must be */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  if (!text.endsWith('\n') || origin === '') throw new NoteInvalid('A checkpoint begins with the origin of its log.');
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new NoteInvalid(`The second line of a checkpoint is the number of events; this says ${size.slice(0, 40)}.`);
  }
  const said = new Map(extensions.map((line) => [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)]));
  const position = said.get('position') ?? '';
  const time = said.get('time') ?? '';
  const nextKey = said.get('next-key');
  if (said.size !== extensions.length) throw new NoteInvalid('A line of the checkpoint is there twice.');
  if (!/^\d{1,20}$/.test(position)) throw new NoteInvalid('The checkpoint has no line `position NUMBER`.');
  if (Number.isNaN(Date.parse(time))) throw new NoteInvalid('The checkpoint has no line `time INSTANT`.');
  return {
    ...{ origin, size: Number(size), root: hash(root, 'third line'), position: BigInt(position), time },
    caseMap: hash(said.get('case-map') ?? '', 'line `case-map`'),
    ...(nextKey !== undefined && { nextKey: parseVerifier(nextKey) }),
  };
}

function hash(text: string, where: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === HASH_SIZE && base64(bytes) === text) return bytes;
  throw new NoteInvalid(`The ${where} of a checkpoint is a hash of 32 bytes in base64.`);
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
