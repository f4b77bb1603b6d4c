import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sha256 } from '../merkle/hash.ts';

/** Signature types of C2SP signed-note that are known here: of a log, and of a witness (tlog-cosignature). */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
type SignatureType = typeof ED25519 | typeof COSIGNATURE;

/** Whoever has this can check a signature. As text it is the vkey `NAME+KEYID+BASE64`. */
export interface Verifier {
  readonly name: string;
  readonly type: SignatureType;
  /** Four bytes. */
  readonly keyId: Buffer;
  readonly key: KeyObject;
  readonly vkey: string;
}

/** Whoever has this can sign. As text it is `PRIVATE+KEY+NAME+KEYID+BASE64`, and a secret. */
export interface Signer extends Verifier {
  readonly privateKey: KeyObject;
  readonly skey: string;
}

/** A key that is not one; says what is wrong and never shows a secret. */
export class KeyInvalid extends Error {
  readonly code = 'KEY_INVALID';
}

// What surrounds 32 raw bytes in DER (RFC 8410).
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const RAW = 32;

/** @param name of the key: by convention the origin of the log, or the name of the witness */
export function generateSigner(name: string, type: SignatureType = ED25519): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  return signerOf(name, type, privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-RAW));
}

/** @throws KeyInvalid */
export function parseSigner(skey: string): Signer {
  const match = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)\s*$/.exec(skey);
  if (!match) throw new KeyInvalid('A signing key looks like PRIVATE+KEY+NAME+KEYID+BASE64, in one line.');
  const [, name = '', keyId, base64 = ''] = match;
  const [type, seed] = typed(base64);
  const signer = signerOf(name, type, seed);
  if (signer.keyId.toString('hex') !== keyId)
    throw new KeyInvalid(`The key id of the signing key of ${name} is not its own.`);
  return signer;
}

/** @throws KeyInvalid */
export function parseVerifier(vkey: string): Verifier {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)\s*$/.exec(vkey.trimStart());
  if (!match) throw new KeyInvalid(`A key looks like NAME+KEYID+BASE64; this does not: ${vkey.slice(0, 80)}`);
  const [, name = '', keyId, base64 = ''] = match;
  const [type, raw] = typed(base64);
  const verifier = verifierOf(name, type, raw);
  if (verifier.keyId.toString('hex') !== keyId)
    throw new KeyInvalid(`${keyId} is not the id of the key of ${name}: mistyped?`);
  return verifier;
}

function typed(base64: string): [SignatureType, Buffer] {
  const bytes = Buffer.from(base64, 'base64');
  const [type] = bytes;
  if (bytes.length !== 1 + RAW || (type !== ED25519 && type !== COSIGNATURE)) {
    throw new KeyInvalid('Only Ed25519 keys are known here: 0x01 of a log or 0x04 of a witness, and 32 bytes.');
  }
  return [type, bytes.subarray(1)];
}

function verifierOf(name: string, type: SignatureType, raw: Buffer): Verifier {
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  const keyed = Buffer.concat([Uint8Array.of(type), raw]);
  const keyId = sha256(Buffer.concat([Buffer.from(`${name}\n`), keyed])).subarray(0, 4);
  return { name, type, keyId, key, vkey: `${name}+${keyId.toString('hex')}+${keyed.toString('base64')}` };
}

function signerOf(name: string, type: SignatureType, seed: Buffer): Signer {
  if (!/^[^+\s]+$/u.test(name)) throw new KeyInvalid(`The name of a key has no spaces and no plus: ${name}`);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-RAW);
  const verifier = verifierOf(name, type, raw);
  const keyed = Buffer.concat([Uint8Array.of(type), seed]).toString('base64');
  return { ...verifier, privateKey, skey: `PRIVATE+KEY+${name}+${verifier.keyId.toString('hex')}+${keyed}` };
}
