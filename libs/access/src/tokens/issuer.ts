import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { KeysUnavailable } from './token-refused.ts';

/** What an OpenID Connect provider says of itself (Discovery 1.0), as far as it is needed here. */
export interface IssuerMetadata {
  readonly issuer: string;
  readonly jwks_uri: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint?: string;
}

/** Milliseconds that an issuer may take to answer. */
const PATIENCE = 5_000;

/** An OpenID Connect provider that is reached over HTTP. It is asked when it is needed, not when the service starts. */
export class Issuer {
  /** Finds the key of a token. Keys are kept; an unknown key id asks the issuer again, at most every ten seconds. */
  readonly keys: JWTVerifyGetKey = async (header, token) => (await this.keySet())(header, token);
  readonly url: string;
  private readonly jwksUrl: string | undefined;
  private described: Promise<IssuerMetadata> | undefined;
  private set: JWTVerifyGetKey | undefined;

  constructor(url: string, jwksUrl?: string) {
    this.url = url;
    this.jwksUrl = jwksUrl;
  }

  /** @throws KeysUnavailable when it does not answer, or is not who it should be. */
  metadata(): Promise<IssuerMetadata> {
    this.described ??= describe(this.url).catch((error: unknown) => {
      this.described = undefined;
      throw error;
    });
    return this.described;
  }

  private async keySet(): Promise<JWTVerifyGetKey> {
    this.set ??= createRemoteJWKSet(new URL(this.jwksUrl ?? (await this.metadata()).jwks_uri), {
      ...{ timeoutDuration: PATIENCE, cooldownDuration: 10_000, cacheMaxAge: 10 * 60_000 },
    });
    return this.set;
  }
}

async function describe(issuer: string): Promise<IssuerMetadata> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    const metadata = (await answer.json()) as IssuerMetadata;
    if (metadata.issuer !== issuer) throw new Error(`it calls itself ${metadata.issuer}`);
    return metadata;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new KeysUnavailable(`The identity provider ${issuer} does not answer as it should: ${why}`, { cause: error });
  }
}
