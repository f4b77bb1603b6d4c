import { generateKeyPairSync } from 'node:crypto';
import { cellOf, PERMISSION_RULES, ROLE_FACTS, ruleOf } from '#libs/access';
import { type Role, ROLES } from '#libs/cases';
import type { DeclaredRoute } from '../../apps/tracker/src/access/route-access.ts';
import { bearer, signed } from '../support/tokens.ts';
import { newCaseId, openBody, TestTracker } from '../support/tracker.ts';

type Guarded = DeclaredRoute & { readonly access: { permission: string } | { deed: string } };

describe('The permission matrix over HTTP', () => {
  let tracker: TestTracker;
  let routes: DeclaredRoute[];
  const caseId = newCaseId();

  beforeAll(async () => {
    tracker = await TestTracker.start();
    routes = tracker.routes();
    expect(await tracker.post('/cases', openBody(caseId))).toMatchObject({ status: 201 });
  });
  afterAll(() => tracker.stop());

  const guarded = () =>
    routes.filter((route): route is Guarded => route.access !== undefined && !('public' in route.access));
  const permissionOf = ({ access }: Guarded) =>
    ruleOf(('deed' in access ? `record:${access.deed}` : access.permission) as never);
  const person = (role: Role, ports = '2801') =>
    `someone; role=${role}${ROLE_FACTS[role].reach === 'own-ports' ? `; ports=${ports}` : ''}`;

  /** Asks without a body worth the name: what is let in is refused for that, with another status. */
  const ask = async ({ method, path }: DeclaredRoute, headers: Record<string, string>) => {
    const place = path.replace(':caseId', caseId).replaceAll(/[:*]\w+/g, '1');
    const abort = new AbortController();
    const response = await fetch(`${tracker.url}${place}`, {
      ...{ method, headers: { 'Content-Type': 'application/json', ...headers }, signal: abort.signal },
      ...(method !== 'GET' && { body: '{}' }),
    });
    const { status } = response;
    const problem = status === 401 || status === 403 ? ((await response.json()) as { code: string }) : undefined;
    // A stream of events would go on for ever.
    if (!problem) abort.abort();
    return { status, code: problem?.code, type: response.headers.get('content-type'), headers: response.headers };
  };

  it('covers every route, and uses every permission that is there', () => {
    expect(routes.filter(({ access }) => access === undefined)).toEqual([]);
    expect(guarded().length).toBeGreaterThan(PERMISSION_RULES.length - 15);
    const deeds = PERMISSION_RULES.filter(({ permission }) => permission.startsWith('record:'));
    const used = new Set(guarded().map((route) => permissionOf(route).permission));
    for (const { permission } of deeds) expect(used).toContain(permission);
  });

  it.each(ROLES.map((role) => [role]))(
    'lets the %s in where the matrix says so, and nowhere else',
    async (role) => {
      const wrong: unknown[] = [];
      for (const route of guarded()) {
        const expected = cellOf(permissionOf(route), role);
        const { status, code, type } = await ask(route, tracker.as(person(role)));
        const right =
          expected === 'no'
            ? status === 403 && code === 'NOT_PERMITTED' && type?.startsWith('application/problem+json') === true
            : status !== 401 && status !== 403;
        if (!right) wrong.push([route.method, route.path, expected, status, code]);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it.each(['case-officer', 'supervisor', 'custodian'] as const)(
    'keeps the %s of another port out of a case',
    async (role) => {
      const wrong: unknown[] = [];
      const ofCases = guarded().filter((route) => 'permission' in route.access && route.path.includes(':caseId'));
      expect(ofCases.length).toBeGreaterThan(2);
      for (const route of ofCases.filter((one) => permissionOf(one).roles.includes(role))) {
        if (permissionOf(route).at !== 'port') continue;
        const { status, code } = await ask(route, tracker.as(person(role, '4601')));
        if (status !== 403 || code !== 'NOT_PERMITTED') wrong.push([route.path, status, code]);
      }
      expect(wrong).toEqual([]);
      const note = await tracker.post(`/cases/${caseId}/add-note`, { text: 'x' }, { As: person(role, '4601') });
      expect([note.status, note.body.code]).toEqual([403, 'NOT_PERMITTED']);
      for (const As of [person(role, '4601'), `someone; role=${role}`]) {
        const lists = [
          await tracker.get('/cases', { As }),
          await tracker.get('/cases?port=2801', { As }),
          await tracker.post('/cases/search', { port: ['2801'] }, { As }),
        ];
        const shown = lists.flatMap(({ body }) => body.cases as { port: string }[]);
        expect(shown.filter(({ port }) => port === '2801')).toEqual([]);
      }
    },
    60_000,
  );

  it('lets in whoever asks where a route is public', async () => {
    for (const route of routes.filter(({ access }) => access && 'public' in access)) {
      expect([401, 403]).not.toContain((await ask(route, {})).status);
    }
  });

  describe('Nobody is let in anywhere', () => {
    const officer = person('case-officer');
    const good = () => bearer(tracker.folder, tracker.url, officer);
    const changed = (change: object) => bearer(tracker.folder, tracker.url, officer, change);

    it.each<[string, string | undefined, () => string | undefined]>([
      ['without a token', 'TOKEN_REQUIRED', () => undefined],
      ['with an expired token', 'TOKEN_EXPIRED', () => changed({ exp: Math.floor(Date.now() / 1000) - 3600 })],
      ['with a token of a foreign issuer', 'TOKEN_INVALID', () => changed({ iss: 'https://elsewhere.example' })],
      ['with a token for another audience', 'TOKEN_INVALID', () => changed({ aud: 'somebody-else' })],
      ['with a token that was tampered with', 'TOKEN_INVALID', () => tampered(good())],
      ['with a token that somebody else signed', 'TOKEN_INVALID', () => forged(good())],
      ['with something that is no token', 'TOKEN_INVALID', () => 'Basic bS5yaXZlcmE6cGFzc3dvcmQ='],
    ])(
      '%s',
      async (_name, code, authorization) => {
        const value = authorization();
        const wrong: unknown[] = [];
        for (const route of guarded()) {
          const answer = await ask(route, value === undefined ? {} : { Authorization: value });
          const told = answer.headers.get('www-authenticate')?.startsWith('Bearer ') === true;
          if (
            answer.status !== 401 ||
            answer.code !== code ||
            answer.type?.startsWith('application/problem+json') !== true ||
            !told
          )
            wrong.push([route.method, route.path, answer.status, answer.code]);
        }
        expect(wrong).toEqual([]);
      },
      60_000,
    );
  });
});

/** The same token, but for a role that was not signed. */
function tampered(authorization: string): string {
  const [head, body = '', signature] = authorization.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
  const other = Buffer.from(JSON.stringify({ ...claims, role: 'administrator' })).toString('base64url');
  return `${head}.${other}.${signature}`;
}

/** The same claims under the same key id, signed with another key. */
function forged(authorization: string): string {
  const [header = '', body = ''] = authorization.slice('Bearer '.length).split('.');
  const decoded = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return `Bearer ${signed(decoded(header), decoded(body), privateKey.export({ format: 'jwk' }))}`;
}
