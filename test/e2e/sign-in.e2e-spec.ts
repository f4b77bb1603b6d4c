import { decodeJwt } from 'jose';
import { authorize, Browser, redeem, signIn } from '../support/sign-in.ts';
import { TestTracker } from '../support/tracker.ts';

describe('Signing in with the provider for development', () => {
  let tracker: TestTracker;
  beforeAll(async () => (tracker = await TestTracker.start()));
  afterAll(() => tracker.stop());

  const me = (token: string) => tracker.get('/me', { Authorization: `Bearer ${token}` });

  it('is told where to go', async () => {
    const { body } = await tracker.get('/session/configuration');
    expect(body).toMatchObject({
      issuer: `${tracker.url}/development-identity`,
      clientId: 'tracker-page',
      redirectPath: '/signed-in',
      development: true,
    });
    const discovery = (await (await fetch(`${body.issuer}/.well-known/openid-configuration`)).json()) as object;
    expect(discovery).toMatchObject({
      issuer: body.issuer,
      authorization_endpoint: body.authorizationEndpoint,
      token_endpoint: body.tokenEndpoint,
      end_session_endpoint: body.endSessionEndpoint,
      code_challenge_methods_supported: ['S256'],
    });
  });

  it('shows the persons, nothing that a script could run in, and takes a choice', async () => {
    const { access_token, id_token } = await signIn(tracker.url, 's.ito');
    expect(decodeJwt(id_token)).toMatchObject({ sub: 's.ito', aud: 'tracker-page' });
    expect(decodeJwt(access_token)).toMatchObject({ sub: 's.ito', role: 'supervisor', aud: 'customs-case-tracker' });
    expect(await me(access_token)).toMatchObject({
      status: 200,
      body: { id: 's.ito', name: 'Sadie Ito', role: 'supervisor', ports: ['2801', '3801'] },
    });
  });

  it('again in the same browser asks nothing, until one signs out', async () => {
    const browser = new Browser();
    await signIn(tracker.url, 'm.rivera', browser);
    const again = await signIn(tracker.url, 'somebody who is not asked', browser);
    expect(decodeJwt(again.access_token)).toMatchObject({ sub: 'm.rivera' });
  });

  it('takes a code once, and only from who asked for it', async () => {
    const { code } = await authorize(tracker.url, 'm.rivera', new Browser());
    expect(await redeem(tracker.url, code, 'a'.repeat(43))).toMatchObject({ status: 400 });
    const other = await authorize(tracker.url, 'm.rivera', new Browser());
    expect(await redeem(tracker.url, other.code, other.verifier)).toMatchObject({ status: 200 });
    expect(await redeem(tracker.url, other.code, other.verifier)).toMatchObject({ status: 400 });
  });

  it('refuses a person that is none, and a page at another address', async () => {
    await expect(signIn(tracker.url, 'the.king')).rejects.toThrow('access_denied');
    const query = 'response_type=code&client_id=tracker-page&redirect_uri=https://elsewhere.example/signed-in';
    const answer = await fetch(`${tracker.url}/development-identity/auth?${query}`, { redirect: 'manual' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('    at ');
  });

  it('lets a program act as a person by client credentials', async () => {
    const answer = await fetch(`${tracker.url}/development-identity/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from('n.bauer:not-a-secret').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    expect((await me(access_token)).body).toMatchObject({ id: 'n.bauer', role: 'auditor', ports: ['*'] });
  });
});
