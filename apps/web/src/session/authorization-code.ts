import type { components } from '../generated/openapi.ts';

/** Where and how to sign in, as the service says. */
export type Configuration = components['schemas']['SessionConfigurationDto'];

/** A sign-in that is under way: what it takes to believe the answer, and to go on where one was. */
export interface Pending {
  readonly state: string;
  /** Secret of this sign-in; the provider saw its hash only (PKCE, RFC 7636). */
  readonly verifier: string;
  readonly returnTo: string;
}

export interface Tokens {
  readonly accessToken: string;
  /** Only to tell the provider whom to sign out. */
  readonly idToken?: string;
}

/** @param mark begins the state, so that an answer says which kind of sign-in it belongs to */
export function begin(returnTo: string, mark = ''): Pending {
  return { state: mark + random(), verifier: random(), returnTo };
}

/** The address at the provider that asks who it is. */
export async function authorizationUrl(configuration: Configuration, pending: Pending): Promise<string> {
  const url = new URL(configuration.authorizationEndpoint);
  const asked = {
    response_type: 'code',
    client_id: configuration.clientId,
    redirect_uri: redirectUri(configuration),
    scope: configuration.scope,
    state: pending.state,
    code_challenge: await challenge(pending.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Tokens for the answer that the provider sent us back with.
 * @throws Error when it is not the answer to this sign-in, or when the provider gives no token.
 */
export async function redeem(configuration: Configuration, pending: Pending, answer: URLSearchParams): Promise<Tokens> {
  if (answer.get('state') !== pending.state) throw new Error('This is not the answer to a sign-in begun here.');
  const code = answer.get('code');
  if (!code) throw new Error(answer.get('error_description') ?? answer.get('error') ?? 'Nobody was signed in.');
  const response = await fetch(configuration.tokenEndpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: configuration.clientId,
      redirect_uri: redirectUri(configuration),
      code,
      code_verifier: pending.verifier,
    }),
  });
  const body = (await response.json()) as { access_token?: string; id_token?: string; error_description?: string };
  if (!response.ok || !body.access_token) throw new Error(body.error_description ?? 'The provider gave no token.');
  return { accessToken: body.access_token, ...(body.id_token && { idToken: body.id_token }) };
}

/** Where to go to be signed out at the provider, too. */
export function endSessionUrl(configuration: Configuration, idToken: string | undefined): string | undefined {
  if (!configuration.endSessionEndpoint) return undefined;
  const url = new URL(configuration.endSessionEndpoint);
  url.searchParams.set('client_id', configuration.clientId);
  url.searchParams.set('post_logout_redirect_uri', location.origin + configuration.postLogoutPath);
  if (idToken) url.searchParams.set('id_token_hint', idToken);
  return url.href;
}

function redirectUri({ redirectPath }: Configuration): string {
  return location.origin + redirectPath;
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challenge(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
