import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { newCaseId, openBody } from '../support/bodies.ts';
import { BuiltService } from '../support/built-service.ts';
import { Child } from '../support/child.ts';
import { cct } from '../support/command-line.ts';
import { eventually } from '../support/eventually.ts';
import { olderProgram, type YetUnknown } from './older-program.ts';

interface Recorded {
  readonly position: string;
  readonly events: readonly { readonly eventId: string }[];
}

/** What makes an event that an older program cannot fold. */
const NEWS: readonly [YetUnknown, string, object][] = [
  ['the type NoteAdded', 'add-note', { text: 'Samples taken for the laboratory.' }],
  [
    'any second version',
    'attach-document',
    { title: 'Seizure letter', mediaType: 'application/pdf', sha256: 'a'.repeat(64), bytes: 1_000 },
  ],
];

describe('An event that cannot be folded', () => {
  let folder: string;
  let store: Child;
  let EVENTSTORE_URL: string;
  /** Where officers work. */
  let office: BuiltService;
  let other: BuiltService | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'poison-'));
    store = Child.start('test/crash/store-process.ts', [], { DATA_DIR: folder });
    EVENTSTORE_URL = await store.ready();
    office = await BuiltService.start({ EVENTSTORE_URL });
  });
  afterEach(async () => {
    await other?.remove();
    other = undefined;
    await office.remove();
    await store.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(): Promise<string> {
    const caseId = newCaseId();
    expect((await office.post('/cases', openBody(caseId, 20))).status).toBe(201);
    return caseId;
  }

  const list = async (service: BuiltService): Promise<string> =>
    (await cct(['projections', 'list', '--data', service.dataDir], { EVENTSTORE_URL, DATABASE_URL: undefined })).stdout;

  /** What a service says of itself that stands in front of this event, and what it still does. */
  async function stopsAt(service: BuiltService, eventId: string, earlier: string, later: Recorded): Promise<void> {
    await eventually('it has stopped', async () => {
      const { status, body } = await service.get<{ problems: string[] }>('/health/ready');
      return status === 503 && body.problems.some((problem) => problem.includes(eventId));
    });
    expect(await list(service)).toContain(eventId);
    // What was folded before it is still read; nobody waits in vain for what lies behind.
    expect((await service.get(`/cases/${earlier}`)).status).toBe(200);
    expect(await service.get(`/cases/${earlier}?atLeast=${later.position}`)).toMatchObject({
      status: 503,
      body: { code: 'NOT_YET_VISIBLE', detail: expect.any(String) },
    });
  }

  it.each(NEWS)(
    'since the program does not know %s yet is named in health and on the command line, and folded by the program that does',
    async (yetUnknown, deed, body) => {
      const earlier = await opened();
      const caseId = await opened();
      const { status, body: news } = await office.post<Recorded>(`/cases/${caseId}/${deed}`, body);
      expect({ status, news }).toMatchObject({ status: 201 });
      const later = (await office.post<Recorded>('/cases', openBody(newCaseId(), 20))).body;
      other = await BuiltService.start({ EVENTSTORE_URL, ...olderProgram(yetUnknown) });
      await stopsAt(other, news.events[0]!.eventId, earlier, later);

      await other.stop();
      await other.restart({ NODE_OPTIONS: undefined, OLDER_PROGRAM: undefined });
      expect((await other.get(`/cases/${caseId}?atLeast=${later.position}`)).status).toBe(200);
      await eventually('it is ready', async () => (await other!.get('/health/ready')).status === 200);
      expect(await list(other)).not.toContain(news.events[0]!.eventId);
      const verified = await cct(['projections', 'verify', '--data', other.dataDir], { EVENTSTORE_URL });
      expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('every row is what the log says') });
    },
    120_000,
  );

  it('since its content is broken is named in health and on the command line, while officers go on recording', async () => {
    const earlier = await opened();
    const id = randomUUID();
    const client = EventStoreDBClient.connectionString(EVENTSTORE_URL);
    const broken = binaryEvent({ id, type: 'NoteAdded', data: Buffer.from('{"text":"Samples') });
    await client.appendToStream(`case-${newCaseId()}`, [broken]);
    await client.dispose();
    const later = (await office.post<Recorded>('/cases', openBody(newCaseId(), 20))).body;
    await stopsAt(office, id, earlier, later);
    expect((await office.post(`/cases/${earlier}/add-note`, { text: 'It goes on.' })).status).toBe(201);
  });

  it('in a stream that can be no case of ours, deleted for good or not, stops neither read models nor publishing nor proofs', async () => {
    const client = EventStoreDBClient.connectionString(EVENTSTORE_URL);
    const raised = () => jsonEvent({ type: 'TicketRaised', data: { ticket: 1 } });
    for (const stream of ['case-', `case-${randomUUID()}`, 'case-management/42'])
      await client.appendToStream(stream, [raised(), binaryEvent({ type: 'Scan', data: Buffer.of(0, 255) })]);
    await client.appendToStream('case-old-ticket', [raised()]);
    await client.tombstoneStream('case-old-ticket');
    await client.dispose();
    const later = (await office.post<Recorded>('/cases', openBody(newCaseId(), 20))).body;
    const [{ eventId }] = later.events as [{ eventId: string }];
    await eventually('it is published', async () =>
      (await office.get<{ events: { id: string }[] }>('/events')).body.events.some(({ id }) => id === eventId),
    );
    await eventually('it is ready', async () => (await office.get('/health/ready')).status === 200);
    await eventually(
      'it has proofs',
      async () => (await office.get(`/proofs/inclusion?position=${later.position}`)).status === 200,
    );
    const verified = await cct(['projections', 'verify', '--data', office.dataDir], { EVENTSTORE_URL });
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('every row is what the log says') });
  });
});
