import { createPrivateKey, type JsonWebKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface SigningKey extends JsonWebKey {
  readonly kid: string;
}

/** What a token may say otherwise than a good one. */
export interface TokenChange {
  readonly iss?: string;
  readonly aud?: string;
  readonly exp?: number;
}

/**
 * The header value with which somebody calls who is written as `id; role=ROLE; ports=PPPP,PPPP`: a token as the
 * development provider of the service on this data folder signs it, without the way through its pages.
 */
export function bearer(dataDir: string, origin: string, person: string, change: TokenChange = {}): string {
  const file = join(dataDir, 'development-identity', 'keys.json');
  const { signing } = JSON.parse(readFileSync(file, 'utf8')) as { signing: SigningKey };
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `${origin}/development-identity`,
    aud: 'customs-case-tracker',
    iat: now,
    exp: now + 3600,
    jti: randomUUID(),
    ...claimsOf(person),
    ...change,
  };
  return `Bearer ${signed({ alg: 'ES256', typ: 'at+jwt', kid: signing.kid }, claims, signing)}`;
}

export function signed(header: object, claims: object, key: JsonWebKey): string {
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const content = `${encoded(header)}.${encoded(claims)}`;
  const privateKey = createPrivateKey({ key, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(content), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${content}.${signature.toString('base64url')}`;
}

function claimsOf(person: string): Record<string, unknown> {
  const [sub, ...parts] = person.split(';').map((part) => part.trim());
  const fields = new Map(parts.map((part) => part.split('=') as [string, string]));
  const ports = fields.get('ports');
  return { sub, role: fields.get('role'), ...(ports && { ports: ports.split(',') }) };
}
