import { createHash, randomBytes } from 'node:crypto';

/** What a browser keeps while somebody signs in. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  /** One request, redirects left to the caller; cookies are kept and sent as a browser does it on one origin. */
  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { Cookie: cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/);
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Follows redirects until an answer is none, or leads to where the page is signed in. */
  async follow(url: string, init: RequestInit = {}): Promise<{ url: string; response?: Response }> {
    let response = await this.request(url, init);
    let at = url;
    for (let hops = 0; hops < 10; hops++) {
      const location = response.headers.get('location');
      if (!location) return { url: at, response };
      at = new URL(location, at).href;
      if (new URL(at).pathname === '/signed-in') return { url: at };
      response = await this.request(at);
    }
    throw new Error(`Redirected for ever, last to ${at}.`);
  }
}

export interface SignedIn {
  readonly access_token: string;
  readonly id_token: string;
  readonly expires_in: number;
}

/** Signs a person in as the page does: authorization code with PKCE, and the choice on the sign-in page. */
export async function signIn(origin: string, person: string, browser = new Browser()): Promise<SignedIn> {
  const { code, verifier } = await authorize(origin, person, browser);
  const answer = await redeem(origin, code, verifier);
  if (!answer.ok) throw new Error(`No token: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as SignedIn;
}

/** Up to the code that the page is sent back with. */
export async function authorize(
  origin: string,
  person: string,
  browser: Browser,
): Promise<{ code: string; verifier: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(8).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'tracker-page',
    redirect_uri: `${origin}/signed-in`,
    scope: 'openid profile',
    state,
    nonce: randomBytes(8).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const asked = await browser.follow(`${origin}/development-identity/auth?${query.toString()}`);
  const back = asked.response
    ? await browser.follow(asked.url, { method: 'POST', body: new URLSearchParams({ person }) })
    : asked;
  const returned = new URL(back.url).searchParams;
  const code = returned.get('code');
  if (!code || returned.get('state') !== state) throw new Error(`No code came back: ${back.url}`);
  return { code, verifier };
}

export function redeem(origin: string, code: string, verifier: string): Promise<Response> {
  return fetch(`${origin}/development-identity/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'tracker-page',
      redirect_uri: `${origin}/signed-in`,
      code,
      code_verifier: verifier,
    }),
  });
}
