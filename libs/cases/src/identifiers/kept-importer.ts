import { type ImporterNumber, isPersonalNumber, maskImporterNumber } from './importer-number.ts';
import type { Checked } from './parsed.ts';

/**
 * A hash under a secret key that is kept outside the log. There are only a billion social security numbers, so
 * a hash without a key could be undone by trying them all; with the key destroyed, the fingerprints say nothing.
 */
export interface KeyedHash {
  /** Name of the key, so that fingerprints under an older key are told apart. */
  readonly keyId: string;
  /** For example HMAC-SHA-256 in hexadecimal: the same text gives the same digest under one key. */
  digest(text: string): string;
}

/** `keyId:digest` of a number that is kept masked only. */
export type ImporterFingerprint = Checked<'ImporterFingerprint'>;

/** What is left of an importer number: enough to show it, and to recognise it when it is typed again. */
export interface KeptImporter {
  readonly number: ImporterNumber;
  /** Only where the number is masked: the others recognise themselves. */
  readonly fingerprint?: ImporterFingerprint;
}

/** @param number as read by `parseImporterNumber` */
export function keepImporterNumber(number: string, hash: KeyedHash): KeptImporter {
  const kept = maskImporterNumber(number);
  return isPersonalNumber(number) ? { number: kept, fingerprint: fingerprint(number, hash) } : { number: kept };
}

/**
 * Whether a number asked for is the one that was kept. It can't be told when only the last four digits agree
 * and there is no fingerprint under this key.
 */
export function compareImporter(
  kept: KeptImporter,
  asked: string,
  hash: KeyedHash,
): 'same' | 'different' | 'cannot-tell' {
  if (kept.number !== maskImporterNumber(asked)) return 'different';
  if (!kept.number.startsWith('*')) return 'same';
  if (!isPersonalNumber(asked) || !kept.fingerprint?.startsWith(`${hash.keyId}:`)) return 'cannot-tell';
  return kept.fingerprint === fingerprint(asked, hash) ? 'same' : 'different';
}

function fingerprint(number: string, hash: KeyedHash): ImporterFingerprint {
  return `${hash.keyId}:${hash.digest(number.trim())}` as ImporterFingerprint;
}
