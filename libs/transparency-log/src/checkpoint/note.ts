import { sign, verify } from 'node:crypto';
import { COSIGNATURE, type Signer, type Verifier } from './note-keys.ts';

/** A signed note as C2SP signed-note says: a text and who signed it. */
export interface Note {
  /** With its last newline: what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

/** Not a note at all; an unknown or wrong signature is said by `verifiedBy`. */
export class NoteInvalid extends Error {
  readonly code = 'NOTE_INVALID';
}

const MOST_BYTES = 1_000_000;
const MOST_SIGNATURES = 100;
const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+=*)$/u;

/** @throws NoteInvalid */
export function parseNote(note: string): Note {
  if (note.length > MOST_BYTES) throw new NoteInvalid('It is longer than any note.');
  // eslint-disable-next-line no-control-regex -- control characters are what a note must not have
  if (/[\u0000-\u0009\u000b-\u001f]/.test(note) || !note.isWellFormed())
    throw new NoteInvalid('It has control characters.');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n'))
    throw new NoteInvalid('It has no text and signatures with an empty line between.');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteInvalid('It has too many signatures.');
  return { text: note.slice(0, end + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [, name, base64] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (!name || bytes.length < 5) throw new NoteInvalid(`This is no line of a signature: ${line.slice(0, 80)}`);
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** The text signed by each of them, as one note. */
export function signNote(text: string, signers: readonly Signer[], now: () => Date = () => new Date()): string {
  if (!text.endsWith('\n') || text.length < 2) throw new NoteInvalid('The text of a note ends with a newline.');
  return `${text}\n${signers.map((signer) => signatureLine(text, signer, now)).join('')}`;
}

/** One line, with its newline, to be put under a note. */
export function signatureLine(text: string, signer: Signer, now: () => Date = () => new Date()): string {
  const time = Math.floor(now().getTime() / 1000);
  const message = Buffer.from(signer.type === COSIGNATURE ? cosigned(text, BigInt(time)) : text);
  const stamp = Buffer.alloc(signer.type === COSIGNATURE ? 8 : 0);
  if (stamp.length > 0) stamp.writeBigUInt64BE(BigInt(time));
  const bytes = Buffer.concat([signer.keyId, stamp, sign(null, message, signer.privateKey)]);
  return `\u2014 ${signer.name} ${bytes.toString('base64')}\n`;
}

export type NoteVerdict =
  /** `time` in seconds since 1970: when a witness says it saw this. */
  | { readonly outcome: 'signed'; readonly time?: number }
  | { readonly outcome: 'not-signed' }
  | { readonly outcome: 'wrong' };

/** Whether this key signed the note; `wrong` when it says so and that is not true, and then nothing in it is to be trusted. */
export function verifiedBy({ text, signatures }: Note, verifier: Verifier): NoteVerdict {
  const own = signatures.filter(({ name, keyId }) => name === verifier.name && keyId.equals(verifier.keyId));
  const [first] = own;
  if (first === undefined) return { outcome: 'not-signed' };
  const times = own.map(({ signature }) => check(text, signature, verifier));
  if (times.includes(undefined)) return { outcome: 'wrong' };
  return { outcome: 'signed', ...(verifier.type === COSIGNATURE && { time: Number(times[0]) }) };
}

/** The time of a cosignature, 0 of any other; nothing when it is wrong. */
function check(text: string, signature: Buffer, { type, key }: Verifier): bigint | undefined {
  if (type !== COSIGNATURE) return verify(null, Buffer.from(text), key, signature) ? 0n : undefined;
  if (signature.length !== 72) return undefined;
  const time = signature.readBigUInt64BE();
  return verify(null, Buffer.from(cosigned(text, time)), key, signature.subarray(8)) ? time : undefined;
}

/** What a witness signs (C2SP tlog-cosignature). */
function cosigned(text: string, time: bigint): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}
