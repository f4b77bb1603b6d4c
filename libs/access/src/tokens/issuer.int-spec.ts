import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { OWN_ROLE_NAMES } from './claims.ts';
import { Issuer } from './issuer.ts';
import { VerifiedTokens } from './verified-tokens.ts';

describe('An identity provider over HTTP', () => {
  let server: Server;
  let url: string;
  let keys: JWK[] = [];
  let nameOfItself: string | undefined;
  const asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const metadata = { issuer: nameOfItself ?? url, jwks_uri: `${url}/keys` };
      response.end(JSON.stringify(request.url === '/keys' ? { keys } : metadata));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const newKey = async (kid: string): Promise<CryptoKey> => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    keys = [...keys, { ...(await exportJWK(publicKey)), kid, alg: 'ES256' }];
    return privateKey;
  };
  const signed = (key: CryptoKey, kid: string) =>
    new SignJWT({ role: 'auditor' })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(url)
      .setAudience('tracker')
      .setSubject('n.bauer')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(key);
  const tokensOf = (issuer: Issuer) =>
    new VerifiedTokens(issuer.keys, {
      ...{ issuer: url, audience: 'tracker', algorithms: ['ES256'], clockSkew: 5, roles: OWN_ROLE_NAMES },
      claims: { id: 'sub', name: 'name', role: 'role', ports: 'ports' },
    });

  it('is asked for its keys once, and again for a token whose key is new', async () => {
    const first = await newKey('first');
    const tokens = tokensOf(new Issuer(url));
    expect(asked).toEqual([]);
    await tokens.proofOf(await signed(first, 'first'));
    await tokens.proofOf(await signed(first, 'first'));
    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('that has rotated its keys is believed from then on', async () => {
    const second = await newKey('second');
    expect(await tokensOf(new Issuer(url)).proofOf(await signed(second, 'second'))).toMatchObject({
      person: { id: 'n.bauer' },
    });
  });

  it('that calls itself otherwise, or does not answer, is no reason to let anybody in, and is asked again', async () => {
    const issuer = new Issuer(url);
    nameOfItself = 'https://elsewhere.example';
    await expect(issuer.metadata()).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
    nameOfItself = undefined;
    await expect(issuer.metadata()).resolves.toMatchObject({ issuer: url });
    const absent = tokensOf(new Issuer('http://127.0.0.1:1'));
    const key = await newKey('third');
    await expect(absent.proofOf(await signed(key, 'third'))).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
  });
});
