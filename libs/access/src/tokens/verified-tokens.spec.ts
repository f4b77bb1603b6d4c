import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { OWN_ROLE_NAMES } from './claims.ts';
import { VerifiedTokens } from './verified-tokens.ts';
import type { TokenRules } from './verify-token.ts';

const RULES: TokenRules = {
  issuer: 'https://identity.example',
  audience: 'tracker',
  algorithms: ['ES256'],
  clockSkew: 30,
  claims: { id: 'sub', name: 'name', role: 'role', ports: 'ports' },
  roles: OWN_ROLE_NAMES,
};
const CLAIMS = { sub: 'm.rivera', name: 'Marta Rivera', role: 'case-officer', ports: ['2801'] };
const seconds = () => Math.floor(Date.now() / 1000);

async function signer(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid, alg: 'ES256' };
  const sign = (claims: JWTPayload = CLAIMS, change: Readonly<Record<string, unknown>> = {}) =>
    new SignJWT({
      ...{ iss: RULES.issuer, aud: RULES.audience, iat: seconds(), exp: seconds() + 600 },
      ...claims,
      ...change,
    })
      .setProtectedHeader({ alg: 'ES256', kid })
      .sign(privateKey);
  return { jwk, sign };
}

describe('A token', () => {
  let own: Awaited<ReturnType<typeof signer>>;
  let tokens: VerifiedTokens;
  beforeAll(async () => {
    own = await signer('one');
    tokens = new VerifiedTokens(createLocalJWKSet({ keys: [own.jwk] }), RULES);
  });

  it('that is good names the person, the role and the ports', async () => {
    expect((await tokens.proofOf(await own.sign())).person).toEqual({
      id: 'm.rivera',
      name: 'Marta Rivera',
      role: 'case-officer',
      ports: ['2801'],
    });
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['of another issuer', { iss: 'https://elsewhere.example' }, 'TOKEN_INVALID'],
    ['for another audience', { aud: 'somebody-else' }, 'TOKEN_INVALID'],
    ['that has expired', { exp: seconds() - 31 }, 'TOKEN_EXPIRED'],
    ['that is not yet good', { nbf: seconds() + 60 }, 'TOKEN_INVALID'],
    ['that never expires', { exp: undefined }, 'TOKEN_INVALID'],
    ['that names nobody', { sub: '' }, 'TOKEN_INVALID'],
    ['without a role', { role: undefined }, 'ROLE_MISSING'],
    ['with a role that is none', { role: 'king' }, 'ROLE_MISSING'],
  ])('%s is refused', async (_name, change, code) => {
    await expect(tokens.proofOf(await own.sign(CLAIMS, change))).rejects.toMatchObject({ code });
  });

  it('is taken while the clocks differ by less than is allowed', async () => {
    await expect(tokens.proofOf(await own.sign(CLAIMS, { exp: seconds() - 5 }))).resolves.toMatchObject({
      person: { id: 'm.rivera' },
    });
  });

  it('that was tampered with, or signed by somebody else, is refused', async () => {
    const [head, body = '', signature] = (await own.sign()).split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, role: 'administrator' })).toString('base64url');
    const stranger = await signer('one');
    for (const token of [`${head}.${forged}.${signature}`, await stranger.sign(), 'nonsense', `${head}.${body}.`]) {
      await expect(tokens.proofOf(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    }
  });

  it('that names no algorithm, or one that was not agreed on, is refused', async () => {
    const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const unsigned = `${encoded({ alg: 'none' })}.${encoded({ ...CLAIMS, iss: RULES.issuer, aud: RULES.audience })}.`;
    const shared = await new SignJWT({ ...CLAIMS, iss: RULES.issuer, aud: RULES.audience, iat: 1, exp: seconds() + 60 })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(Buffer.from(JSON.stringify(own.jwk)));
    for (const token of [unsigned, shared]) {
      await expect(tokens.proofOf(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    }
  });

  it('stays proven until it expires, and is then refused though it was remembered', async () => {
    let now = Date.now();
    let asked = 0;
    const keys = createLocalJWKSet({ keys: [own.jwk] });
    const watched = new VerifiedTokens(
      (header, token) => {
        asked++;
        return keys(header, token);
      },
      RULES,
      () => now,
    );
    const token = await own.sign();
    await watched.proofOf(token);
    await watched.proofOf(token);
    expect(asked).toBe(1);
    now += 5 * 60_000;
    await watched.proofOf(token);
    expect(asked).toBe(2);
  });
});

describe('The claims', () => {
  const read = async (rules: Partial<TokenRules>, claims: JWTPayload) => {
    const { jwk, sign } = await signer('one');
    const tokens = new VerifiedTokens(createLocalJWKSet({ keys: [jwk] }), { ...RULES, ...rules });
    return (await tokens.proofOf(await sign(claims))).person;
  };

  it('are called what the issuer calls them, also within objects', async () => {
    const claims = { id: 'preferred_username', name: 'name', role: 'realm_access.roles', ports: 'https://cbp/ports' };
    const person = await read(
      { claims, roles: [['supervisor', 'cbp-supervisor']] },
      {
        ...{ sub: '81c0', preferred_username: 's.ito', 'https://cbp/ports': '2801 3801' },
        realm_access: { roles: ['offline_access', 'cbp-supervisor'] },
      },
    );
    expect(person).toEqual({ id: 's.ito', role: 'supervisor', ports: ['2801', '3801'] });
  });

  it('with several roles mean the first of the mapping', async () => {
    expect(await read({}, { ...CLAIMS, role: ['auditor', 'supervisor'] })).toMatchObject({ role: 'supervisor' });
  });

  it('with ports that are none leave them out, so that nothing is let in by a mistake', async () => {
    expect(await read({}, { ...CLAIMS, ports: ['all', '28', 2801] })).not.toHaveProperty('ports');
  });
});
