import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltService } from '../support/built-service.ts';
import { cct } from '../support/command-line.ts';
import { REPORTED_LINES, REPORTED_TOTALS } from '../support/reported-numbers.ts';

/** The command line on the demonstration, on one data folder: first by itself, then with a service that runs on it. */
describe('The demonstration', () => {
  let service: BuiltService;
  let printed: string;
  beforeAll(async () => {
    service = await BuiltService.start();
    await service.stop();
    const { code, stdout, stderr } = await cct(['demo', '--once', '--json'], { DATA_DIR: service.dataDir });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    printed = stdout;
    await service.restart();
  });
  afterAll(() => service.remove());

  it('prints one JSON document with the quantities and statuses of the domain reference', () => {
    const { cases } = JSON.parse(printed) as { cases: { caseId: string; lines: any[] }[] };
    const lines = cases.flatMap(({ caseId, lines }) => lines.map((one) => [`${caseId}/${one.line}`, one] as const));
    const found = lines.map(([name, { status, counted, buckets }]) => [name, { status, counted, buckets }]);
    expect(Object.fromEntries(found)).toEqual(REPORTED_LINES);
  });

  it('and with its totals', () => {
    expect((JSON.parse(printed) as { totals: object }).totals).toMatchObject(REPORTED_TOTALS);
  });

  it('of SYN-05 says that it is held in a mixed posture, and of SYN-12 that it is still held as a whole', () => {
    const { cases } = JSON.parse(printed) as { cases: object[] };
    expect(cases).toContainEqual(expect.objectContaining({ caseId: 'SYN-05', posture: 'mixed' }));
    expect(cases).toContainEqual(expect.objectContaining({ caseId: 'SYN-12', status: 'StillHeld', held: 570 }));
  });

  it('a second time prints the same and adds nothing to the log', async () => {
    const position = async () => (await service.get('/health/ready')).body.projections.position as string;
    const before = await position();
    const again = await cct(['demo', '--once', '--json', '--url', service.url]);
    expect(again).toMatchObject({ code: 0, stdout: printed });
    expect(await position()).toBe(before);
  });

  it('for people is a table that says that nothing was added', async () => {
    const { code, stdout } = await cct(['demo', '--once', '--url', service.url]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '12 cases, 13 lines, 10,000 units worth $30,207,600; 6,500 held, 3,400 released, 100 forfeited.',
    );
    expect(stdout).toContain('Everything was there already; nothing was added.');
  });

  it('on the store of another installation prints the same, adds nothing, and says whose names it cannot read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-elsewhere-'));
    const EVENTSTORE_URL = readFileSync(join(service.dataDir, 'event-store.url'), 'utf8').trim();
    const again = await cct(['demo', '--once', '--json'], { DATA_DIR: folder, EVENTSTORE_URL });
    rmSync(folder, { recursive: true });
    expect(again).toMatchObject({ code: 0, stdout: printed });
    expect(again.stderr).toContain('PERSON_KEYS_DIR');
  });

  describe('read with', () => {
    const json = async (...args: string[]) => {
      const { code, stdout, stderr } = await cct([...args, '--json', '--url', service.url]);
      return { code, stderr, body: JSON.parse(stdout) };
    };

    it('status: all cases, or one with its lines', async () => {
      const all = await json('status');
      expect(all).toMatchObject({ code: 0, stderr: '' });
      expect(all.body).toHaveLength(12);
      const one = await json('status', 'SYN-03');
      expect(one.body).toMatchObject({ caseId: 'SYN-03', status: 'StillHeld', lines: [REPORTED_LINES['SYN-03/1']] });
    });

    it('timeline: SYN-09 with the release of 410 struck through, and that of 400', async () => {
      const { code, body } = await json('timeline', 'SYN-09');
      expect(code).toBe(0);
      expect((body as any[]).map(({ revision }) => revision)).toEqual((body as any[]).map((_entry, index) => index));
      const releases = (body as any[]).filter(({ type }) => type === 'Released');
      expect(releases.map(({ data, annulled }) => [data.lines[0].quantity, annulled !== undefined])).toEqual([
        [410, true],
        [400, false],
      ]);
      const { stdout } = await cct(['timeline', 'SYN-09', '--url', service.url]);
      expect(stdout).toMatch(/ANNULLED 2025-/);
    });

    it('as-of: SYN-10 with the events that it rests on and those it leaves out', async () => {
      const { code, body } = await json('as-of', 'SYN-10', '--effective', '2025-03-02', '--known', '2025-03-03');
      expect({ code, excluded: body.buckets.excluded }).toEqual({ code: 0, excluded: 500 });
      const { stdout } = await cct(['as-of', 'SYN-10', '--effective', '2025-03-02', '--url', service.url]);
      expect(stdout).toContain('SYN-10  SeizedSubjectToForfeiture (500 of 500 held, posture mixed)  Chicago');
      expect(stdout).toContain('Exclusion rescinded');
    });

    it('report: as CSV, and the list of all', async () => {
      const { code, stdout } = await cct(['report', 'ageing', '--effective', '2025-03-05', '--url', service.url]);
      expect({ code, heading: stdout.slice(0, 18) }).toEqual({ code: 0, heading: 'case_id,line,port,' });
      expect(stdout.trimEnd().split('\r\n').length).toBeGreaterThan(10);
      const list = await cct(['report', '--url', service.url]);
      expect(list.stdout).toContain('entry-lag-summary');
    });

    it('access report: who read what, as CSV, of a period', async () => {
      const today = new Date().toISOString().slice(0, 10);
      const { code, stdout } = await cct(['access', 'report', '--from', today, '--url', service.url]);
      expect({ code, heading: stdout.split('\r\n')[0] }).toEqual({
        code: 0,
        heading: 'read_at,reader,reader_role,method,path,case_id,people',
      });
      const wrong = await cct(['access', 'report', '--from', today, '--to', '2025-01-01', '--url', service.url]);
      expect({ code: wrong.code, said: wrong.stderr.includes('from') }).toEqual({ code: 1, said: true });
    });

    it('replay: a frame an event, and an end', async () => {
      const { code, stdout } = await cct(['replay', 'SYN-10', '--url', service.url]);
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(code).toBe(0);
      expect(lines.at(-1)).toMatchObject({ kind: 'end', frames: lines.length - 2, totals: { held: 500 } });
    });

    it('health: ready, live and level with the log', async () => {
      expect(await json('health')).toMatchObject({
        code: 0,
        body: { status: 'ready', projections: { phase: 'live' } },
      });
    });
  });

  describe('ends with', () => {
    it('4 when the case is not there, and says so', async () => {
      for (const command of ['status', 'timeline', 'as-of', 'replay']) {
        const { code, stdout, stderr } = await cct([command, 'SYN-99', '--url', service.url]);
        expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
        expect(stderr).toContain('CASE_NOT_FOUND: There is no case SYN-99.');
      }
    });

    it('3 when nothing listens, and says how to start it', async () => {
      const { code, stdout, stderr } = await cct(['health', '--url', 'http://127.0.0.1:9']);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain('Is the service running? Start it with: npm start');
    });

    it.each([[['frobnicate']], [['timeline']], [['status', '--colour', 'red']], [['status', '--url', 'nowhere']]])(
      '2 when the command line is wrong: %j',
      async (args) => {
        const { code, stdout, stderr } = await cct(args);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^error: /);
        expect(stderr).not.toMatch(/\n\s+at /);
      },
    );
  });
});
