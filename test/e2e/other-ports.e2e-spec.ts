import { EventStoreDBClient } from '@eventstore/db-client';
import { cellOf, ROLE_FACTS, ruleOf } from '#libs/access';
import { type Role, ROLES } from '#libs/cases';
import { REPORTS } from '#libs/projections';
import type { DeclaredRoute } from '../../apps/tracker/src/access/route-access.ts';
import { DETAIN_ALL, OFFICER, openBody, READER, SEIZE_ALL, TestTracker } from '../support/tracker.ts';

type Guarded = DeclaredRoute & { readonly access: { permission: string } | { deed: string } };
interface Asked {
  readonly method: string;
  readonly address: string;
  readonly body?: string;
}

const [THEIRS, OWN] = ['HERE-2801', 'THERE-4601'];
const CAMPAIGN = 'Of both ports';
const NAME = 'Konrad Unverwechselbar';
const SERIAL = 'SN-UNVERWECHSELBAR-1';
const ENTRY = 'ZZZ-2500001-2';
const KEY = 'first-key';
/** What is said of a case of the other port and nowhere else; more of it comes from its events. */
const SAID = [THEIRS, NAME, '99-1234567ZZ', ENTRY, SERIAL, 'An unmistakable title', 'An unmistakable note', KEY];

const OF_A_PERSON = /^(Konrad|99-|sealed:)/;

/** Tried on every route; what does not belong to one is refused there. */
const QUERIES = [
  ...['', 'port=2801', 'port=2801&port=4601', `case=${THEIRS}`, `campaign=${encodeURIComponent(CAMPAIGN)}`],
  ...[`number=${THEIRS}`, `number=${ENTRY}`, `number=${SERIAL}`, 'text=unmistakable', 'sort=value&limit=500'],
  ...['by=importer,port', 'by=importer&port=2801', 'fromKnown=2025-01-01', 'fromKnown=2025-01-01&port=2801'],
  ...['all=true', 'all=true&port=2801', 'format=csv', 'detail=full', 'proposedBy=others', 'wait=0', 'position=0'],
];
const BODIES = [
  ...[
    {},
    { port: ['2801'] },
    { importer: NAME },
    { importer: NAME, by: ['importer', 'port'] },
    { text: 'unmistakable' },
  ],
  ...[{ fromKnown: '2025-01-01' }, { fromKnown: '2025-01-01', importer: NAME }, { by: ['importer'], port: ['2801'] }],
];

describe('Who works at another port, or at none', () => {
  let tracker: TestTracker;
  let routes: readonly Guarded[];
  let proposalId: string;
  let unmistakable: readonly string[];

  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
    routes = tracker
      .routes()
      .filter((route): route is Guarded => route.access !== undefined && !('public' in route.access));
    const parties = [{ role: 'importer', name: NAME, importerNumber: '99-1234567ZZ' }];
    const [line] = openBody(THEIRS)['lines'] as object[];
    const theirs = {
      ...openBody(THEIRS),
      ...{ parties, campaign: CAMPAIGN, title: 'An unmistakable title', entryNumber: ENTRY },
      lines: [{ ...line, serials: [SERIAL] }],
    };
    const own = { ...openBody(OWN), port: '4601', campaign: CAMPAIGN };
    const seizure = { ...SEIZE_ALL(500), lines: [{ line: 1, quantity: 500, from: 'detained' }] };
    await recorded(tracker.post('/cases', theirs, { 'Idempotency-Key': KEY }));
    await recorded(tracker.post('/cases', own, { As: 'o; role=case-officer; ports=4601' }));
    await recorded(tracker.post(`/cases/${THEIRS}/detain`, DETAIN_ALL(899)));
    await recorded(tracker.post(`/cases/${THEIRS}/add-note`, { text: 'An unmistakable note' }));
    const { proposal, position } = await recorded(tracker.post(`/cases/${THEIRS}/seize`, seizure));
    proposalId = proposal.proposalId;
    const { body } = await tracker.get(`/cases/${THEIRS}/timeline?atLeast=${position}`);
    await tracker.get(`/events?limit=1&atLeast=${position}`);
    const ageing = await tracker.get('/reports/ageing?port=2801');
    unmistakable = [...SAID, ageing.body.rows[0].importer, ...body.entries.map((entry: any) => entry.eventId)];
  });
  afterAll(() => tracker.stop());

  async function recorded(sending: ReturnType<TestTracker['post']>): Promise<any> {
    const { status, body } = await sending;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body;
  }

  /** Every address of a route that is tried; what is read of one's own case may tell of others, too. */
  function addresses(path: string, method: string): string[] {
    if (path.endsWith('/reports/:name')) return REPORTS.map(({ name }) => path.replace(':name', name));
    const named = path.replace(':proposalId', proposalId).replaceAll(/:(?!caseId)\w+/g, '0');
    const cases = method === 'GET' ? [THEIRS, OWN] : [THEIRS];
    return [...new Set(cases.map((caseId) => named.replace(':caseId', caseId)))];
  }

  const requestsOf = ({ method, path, access }: Guarded): Asked[] =>
    addresses(path, method).flatMap((address): Asked[] => {
      if (method === 'GET') return QUERIES.map((query) => ({ method, address: `${address}?${query}` }));
      const bodies = 'deed' in access ? [{}, { text: 'x' }, { caseId: THEIRS, port: '4601' }] : BODIES;
      return bodies.map((body) => ({ method, address, body: JSON.stringify(body) }));
    });

  /** The whole answer; of a stream what it begins with, up to its being level. */
  async function answer({ method, address, body }: Asked, As: string): Promise<{ status: number; text: string }> {
    const headers = { ...tracker.as(As), 'Content-Type': 'application/json', 'Idempotency-Key': KEY };
    const abort = new AbortController();
    const response = await fetch(`${tracker.url}${address}`, {
      ...{ method, headers, signal: abort.signal },
      ...(body !== undefined && { body }),
    });
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      if (text.includes('event: caught-up')) break;
    }
    abort.abort();
    return { status: response.status, text: `${text}${JSON.stringify([...response.headers])}` };
  }

  /** What an answer tells of the case that its question did not say. */
  const told = ({ address, body = '' }: Asked, text: string): string[] =>
    unmistakable.filter(
      (word) => text.includes(word) && !decodeURIComponent(address).includes(word) && !body.includes(word),
    );

  it('is told of a case of a port by nearly every route that reads, if one works there', async () => {
    const telling = new Set<string>();
    for (const route of routes.filter(({ access }) => !('deed' in access)))
      for (const asked of requestsOf(route)) {
        const { status, text } = await answer(asked, READER);
        if (status < 300 && told(asked, text).length > 0) telling.add(`${route.method} ${route.path}`);
      }
    // Or what comes below would prove nothing.
    expect([...telling].sort()).toEqual(
      [
        ...['GET /api/v1/approvals', 'GET /api/v1/as-of/differences', 'GET /api/v1/as-of/units'],
        ...['GET /api/v1/cases', 'GET /api/v1/cases/:caseId', 'GET /api/v1/cases/:caseId/as-of'],
        ...['GET /api/v1/cases/:caseId/differences', 'GET /api/v1/cases/:caseId/dossier'],
        ...['GET /api/v1/cases/:caseId/replay', 'GET /api/v1/cases/:caseId/timeline', 'GET /api/v1/cases/find'],
        ...['GET /api/v1/events', 'GET /api/v1/events/export', 'GET /api/v1/events/stream'],
        ...['GET /api/v1/proofs/campaign-dossier', 'GET /api/v1/replay', 'GET /api/v1/reports/:name'],
        ...['POST /api/v1/as-of/differences', 'POST /api/v1/as-of/units', 'POST /api/v1/cases/search'],
      ].sort(),
    );
  }, 120_000);

  const atPorts = ROLES.filter((role) => ROLE_FACTS[role].reach === 'own-ports');
  it.each(atPorts.flatMap((role) => [[role, '; ports=4601'] as const, [role, ''] as const]))(
    'is told nothing of it, and changes nothing, by any route, query or key: %s%s',
    async (role: Role, ports) => {
      const before = await tracker.get(`/cases/${THEIRS}`);
      const person = `outsider; role=${role}${ports}`;
      const wrong: unknown[] = [];
      for (const route of routes) {
        const permission = 'deed' in route.access ? `record:${route.access.deed}` : route.access.permission;
        // Who may do nothing of the kind is tried by the permission matrix.
        if (cellOf(ruleOf(permission as never), role) === 'no') continue;
        for (const asked of requestsOf(route)) {
          const ofTheCase = asked.address.includes(`/${THEIRS}`);
          const { status, text } = await answer(asked, person);
          if (told(asked, text).length > 0 || status >= 500 || (ofTheCase && status < 300))
            wrong.push([asked.method, asked.address, asked.body, status, told(asked, text)]);
        }
      }
      expect(wrong).toEqual([]);
      expect((await tracker.get(`/cases/${THEIRS}`)).body).toEqual(before.body);
    },
    120_000,
  );

  it.each(['custodian; ports=2801', 'administrator', 'subscriber'])(
    'or may not see names, is told none, clear or sealed, by any route, query or key: %s',
    async (role) => {
      const wrong: unknown[] = [];
      for (const route of routes.filter(({ access }) => !('deed' in access)))
        for (const asked of requestsOf(route)) {
          const { text } = await answer(asked, `somebody; role=${role}`);
          const names = told(asked, text).filter((word) => OF_A_PERSON.test(word));
          if (names.length > 0) wrong.push([asked.method, asked.address, asked.body, names]);
        }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('or has no token, is told nothing by what answers everybody', async () => {
    const open = tracker.routes().filter(({ access }) => access && 'public' in access) as unknown as Guarded[];
    expect(open.length).toBeGreaterThan(10);
    const wrong: unknown[] = [];
    for (const route of open)
      for (const asked of requestsOf(route)) {
        const words = told(asked, (await answer(asked, '')).text);
        if (words.length > 0) wrong.push([asked.address, words]);
      }
    expect(wrong).toEqual([]);
  });

  it('is told nothing of a case either that the log has lost, while what is read still has it', async () => {
    const LOST = 'LOST-2801';
    const { position } = await recorded(tracker.post('/cases', openBody(LOST)));
    expect((await tracker.get(`/cases/${LOST}?atLeast=${position}`)).status).toBe(200);
    const client = EventStoreDBClient.connectionString((await tracker.get('/proofs')).body.store);
    await client.tombstoneStream(`case-${LOST}`);
    await client.dispose();
    const As = 'outsider; role=supervisor; ports=4601';
    for (const path of ['', '/timeline', '/as-of', '/replay', '/dossier']) {
      const { status, body } = await tracker.get(`/cases/${LOST}${path}`, { As });
      expect([path, status, body.code]).toEqual([path, 404, 'CASE_NOT_FOUND']);
    }
    expect((await tracker.get(`/cases/find?number=${LOST}`, { As })).body).toEqual({ found: [] });
    expect((await tracker.get(`/cases/${LOST}`)).status).toBe(200);
  });

  it('is told nothing by a command that was recorded, sent again word for word', async () => {
    const note = { text: 'Sent again' };
    const headers = { 'Idempotency-Key': 'note-key' };
    const first = await tracker.post(`/cases/${THEIRS}/add-note`, note, headers);
    expect(first.status).toBe(201);
    for (const As of [
      'outsider; role=case-officer; ports=4601',
      OFFICER.replace('2801', '4601'),
      'o; role=supervisor',
    ]) {
      const again = await tracker.post(`/cases/${THEIRS}/add-note`, note, { ...headers, As });
      expect([again.status, again.body.code]).toEqual([403, 'NOT_PERMITTED']);
    }
  });
});
