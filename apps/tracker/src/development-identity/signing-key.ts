import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** What the development provider signs with. */
export interface DevelopmentKeys {
  /** Private key of its tokens, as a JWK with `kid`. */
  readonly signing: JWK;
  /** Signs its cookies. */
  readonly cookies: string;
}

/** Keys are made once a data folder and kept there, for its owner's eyes only: a restart signs nobody out. */
export async function developmentKeys(dataDir: string): Promise<DevelopmentKeys> {
  const folder = join(dataDir, 'development-identity');
  const file = join(folder, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DevelopmentKeys;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  const keys: DevelopmentKeys = { signing, cookies: randomBytes(32).toString('base64url') };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  writeFileSync(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
}

/** The half that proves. */
export function publicKey({ signing }: DevelopmentKeys): JWK {
  const { d: _secret, ...rest } = signing;
  return rest;
}
