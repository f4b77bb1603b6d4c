import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { authorize, Browser, redeem, signIn } from '../support/sign-in.ts';
import { BuiltService } from '../support/built-service.ts';
import { cct } from '../support/command-line.ts';

describe('Signing in with the provider for development', () => {
  let tracker: BuiltService;
  beforeAll(async () => (tracker = await BuiltService.start({ DEVELOPMENT_TOKEN_SECONDS: '120' })));
  afterAll(() => tracker.remove());

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

  it('is for this machine: a foreign page that has its own name lead here gets no token, and nothing else', async () => {
    const { port } = new URL(tracker.url);
    const ask = (host: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = {
          Host: host,
          Authorization: `Basic ${Buffer.from('m.rivera:not-a-secret').toString('base64')}`,
        };
        const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };
        const wantsToken = path.endsWith('token');
        const what = wantsToken ? { method: 'POST', headers: form } : { method: 'GET', headers };
        const call = request({ port, path, host: '127.0.0.1', ...what }, ({ statusCode }) => resolve(statusCode));
        call.on('error', reject).end(wantsToken ? 'grant_type=client_credentials' : undefined);
      });
    for (const path of ['/development-identity/token', '/api/v1/session/configuration', '/docs/problems']) {
      for (const host of [`127.0.0.1:${port}`, 'localhost:8080', 'LOCALHOST', '[::1]:3000'])
        expect([host, path, await ask(host, path)]).toEqual([host, path, 200]);
      for (const host of [
        `rebound.example:${port}`,
        '127.0.0.1.rebound.example',
        'localhost.rebound.example',
        '192.0.2.1',
      ])
        expect([host, path, await ask(host, path)]).toEqual([host, path, 421]);
    }
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

  it('gives the command line a token for whom it is to be', async () => {
    const { stdout, code } = await cct(['token', '--as', 'case-officer', '--url', tracker.url]);
    expect(code).toBe(0);
    expect((await me(stdout.trim())).body).toMatchObject({ id: 'm.rivera', role: 'case-officer' });
    const { iat = 0, exp } = decodeJwt(stdout.trim());
    expect(exp).toBe(iat + 120);
    expect(await cct(['token', '--as', 'king', '--url', tracker.url])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('m.rivera (case-officer)'),
    });
  });

  it('keeps its key from other eyes, and in place over a restart', async () => {
    const file = join(tracker.dataDir, 'development-identity', 'keys.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, 'utf8');
    await tracker.stop();
    await tracker.restart();
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is not to be had in production, nor beyond this machine', async () => {
    for (const env of [{ NODE_ENV: 'production' }, { HOST: '0.0.0.0' }]) {
      const { code, stderr } = await BuiltService.launch({ PORT: '0', DATA_DIR: tracker.dataDir, ...env }).ended;
      expect([code, stderr]).toEqual([1, expect.stringContaining('OIDC_ISSUER')]);
    }
  });
});
