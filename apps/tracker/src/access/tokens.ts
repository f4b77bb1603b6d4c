import { Injectable } from '@nestjs/common';
import { createLocalJWKSet } from 'jose';
import {
  Issuer,
  OWN_ROLE_NAMES,
  type RoleNames,
  type TokenRules,
  type VerifiedToken,
  VerifiedTokens,
} from '#libs/access';
import type { Role } from '#libs/cases';
import { Settings } from '../config/settings.ts';
import { DevelopmentIdentity } from '../development-identity/development-identity.ts';
import { publicKey } from '../development-identity/signing-key.ts';

/** Where the page sends people to sign in. */
export interface SignInEndpoints {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly endSessionEndpoint?: string;
}

/** Whom the service believes: the configured issuer, else its own provider for development. */
@Injectable()
export class Tokens {
  private readonly issuer: Issuer | undefined;
  private verified: Promise<VerifiedTokens> | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly development: DevelopmentIdentity,
  ) {
    const { OIDC_ISSUER, OIDC_JWKS_URL } = settings;
    this.issuer = OIDC_ISSUER === undefined ? undefined : new Issuer(OIDC_ISSUER, OIDC_JWKS_URL);
  }

  /** @throws TokenRefused; KeysUnavailable */
  async proofOf(token: string): Promise<VerifiedToken> {
    return (await (this.verified ??= this.start())).proofOf(token);
  }

  /** @throws KeysUnavailable when a configured issuer does not answer */
  async endpoints(): Promise<SignInEndpoints> {
    if (!this.issuer) {
      const { issuer } = this.development;
      return {
        issuer,
        authorizationEndpoint: `${issuer}/auth`,
        tokenEndpoint: `${issuer}/token`,
        endSessionEndpoint: `${issuer}/session/end`,
      };
    }
    const metadata = await this.issuer.metadata();
    return {
      issuer: metadata.issuer,
      authorizationEndpoint: metadata.authorization_endpoint,
      tokenEndpoint: metadata.token_endpoint,
      ...(metadata.end_session_endpoint && { endSessionEndpoint: metadata.end_session_endpoint }),
    };
  }

  private async start(): Promise<VerifiedTokens> {
    if (this.issuer) return new VerifiedTokens(this.issuer.keys, rulesFrom(this.settings, this.issuer.url));
    const keys = createLocalJWKSet({ keys: [publicKey(await this.development.keys())] });
    const own = { id: 'sub', name: 'name', role: 'role', ports: 'ports' };
    const rules = rulesFrom(this.settings, this.development.issuer);
    return new VerifiedTokens(keys, { ...rules, algorithms: ['ES256'], claims: own, roles: OWN_ROLE_NAMES });
  }
}

function rulesFrom(settings: Settings, issuer: string): TokenRules {
  return {
    issuer,
    audience: settings.OIDC_AUDIENCE,
    algorithms: settings.OIDC_ALGORITHMS,
    clockSkew: settings.OIDC_CLOCK_SKEW_SECONDS,
    claims: {
      id: settings.OIDC_ID_CLAIM,
      name: settings.OIDC_NAME_CLAIM,
      role: settings.OIDC_ROLE_CLAIM,
      ports: settings.OIDC_PORTS_CLAIM,
    },
    roles: settings.OIDC_ROLES === undefined ? OWN_ROLE_NAMES : roleNames(settings.OIDC_ROLES),
  };
}

/** `case-officer=cbp-officer,auditor=oig` as pairs; the settings have seen to it that the roles exist. */
function roleNames(mapping: string): RoleNames {
  return mapping.split(',').map((pair) => {
    const [role = '', issuersName = ''] = pair.split('=');
    return [role.trim() as Role, issuersName.trim()] as const;
  });
}
