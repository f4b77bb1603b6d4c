import type { Configuration, default as Provider, KoaContextWithOIDC } from 'oidc-provider';
import { memoryAdapter } from './memory-adapter.ts';
import { DEMONSTRATION_PERSONS } from './persons.ts';
import { logoutPage, refusedPage } from './pages.ts';
import type { DevelopmentKeys } from './signing-key.ts';

/** The page's own name at the provider; a public client, so it has no secret and proves itself by PKCE. */
export const PAGE_CLIENT = 'tracker-page';

/**
 * Programs act as a person by client credentials. It says what it is: whoever reaches this provider may choose anybody,
 * with or without it.
 */
export const NO_SECRET = 'not-a-secret';

/** The API as a resource of tokens (RFC 8707). */
const RESOURCE = 'urn:customs-case-tracker:api';
const WORKING_DAY = 8 * 3600;

export interface ProviderOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: DevelopmentKeys;
  readonly tokenSeconds: number;
  /** Origins that the page may be opened at. */
  readonly origins: readonly string[];
}

/** A certified OpenID Connect provider, set up for people who choose who they are. Loaded only when it is asked. */
export async function developmentProvider(options: ProviderOptions): Promise<Provider> {
  const { Provider: Constructor } = await import('oidc-provider');
  return new Constructor(options.issuer, configuration(options));
}

function configuration({ audience, keys, tokenSeconds, origins, issuer }: ProviderOptions): Configuration {
  const mount = new URL(issuer).pathname;
  return {
    adapter: memoryAdapter(),
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookies],
      long: { signed: true, path: mount, sameSite: 'lax', httpOnly: true },
      short: { signed: true, path: mount, sameSite: 'lax', httpOnly: true },
    },
    clients: [
      {
        client_id: PAGE_CLIENT,
        client_name: 'Customs case tracker',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: origins.map((origin) => `${origin}/signed-in`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
        id_token_signed_response_alg: 'ES256',
      },
      ...DEMONSTRATION_PERSONS.map(({ id, name }) => ({
        client_id: id,
        client_name: `A program as ${name}`,
        client_secret: NO_SECRET,
        token_endpoint_auth_method: 'client_secret_basic' as const,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        id_token_signed_response_alg: 'ES256' as const,
      })),
    ],
    clientBasedCORS: (_context, origin) => origins.includes(origin),
    claims: { openid: ['sub'], profile: ['name', 'role', 'ports'] },
    scopes: ['openid', 'profile'],
    conformIdTokenClaims: false,
    findAccount: (_context, id) => {
      const person = DEMONSTRATION_PERSONS.find((one) => one.id === id);
      return person && { accountId: id, claims: () => ({ sub: id, ...claimsOf(id) }) };
    },
    extraTokenClaims: (_context, token) =>
      claimsOf(
        token.kind === 'ClientCredentials' ? (token.clientId ?? '') : (token as { accountId: string }).accountId,
      ),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage, postLogoutSuccessSource: logoutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          ...{ scope: '', audience, accessTokenTTL: tokenSeconds },
          ...{ accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } },
        }),
      },
    },
    interactions: { url: (_context, { uid }) => `${mount}/sign-in/${uid}` },
    loadExistingGrant: grantOf,
    pkce: { required: () => true },
    renderError: refusedPage,
    ttl: {
      ...{ AccessToken: tokenSeconds, ClientCredentials: tokenSeconds, IdToken: tokenSeconds, AuthorizationCode: 60 },
      ...{ Session: WORKING_DAY, Grant: WORKING_DAY, Interaction: 3600 },
    },
  };
}

function claimsOf(id: string): { name: string; role: string; ports: readonly string[] } | undefined {
  const person = DEMONSTRATION_PERSONS.find((one) => one.id === id);
  return person && { name: person.name, role: person.role, ports: person.ports ?? [] };
}

/** Who has chosen a person has said everything: there is no second page that asks for consent. */
async function grantOf(context: KoaContextWithOIDC) {
  const { client, session, provider, result } = context.oidc;
  const known = result?.consent?.grantId ?? (client && session?.grantIdFor(client.clientId));
  if (known) return provider.Grant.find(known);
  const grant = new provider.Grant({
    ...(client && { clientId: client.clientId }),
    accountId: session?.accountId ?? '',
  });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}
