import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BuiltService } from '../support/built-service.ts';
import { cct, startCct } from '../support/command-line.ts';
import { CuttingProxy } from '../support/cutting-proxy.ts';
import { eventually } from '../support/eventually.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../docs/samples/${name}`, import.meta.url));

describe("An office's own history", () => {
  let service: BuiltService;
  const folder = mkdtempSync(join(tmpdir(), 'office-history-'));
  beforeAll(async () => (service = await BuiltService.start()));
  afterAll(async () => {
    await service.remove();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const imported = async (file: string, ...more: string[]) => {
    const { code, stdout, stderr } = await cct(['import', file, '--json', '--url', service.url, ...more]);
    expect(stderr).toBe('');
    return { code, report: JSON.parse(stdout) };
  };
  const timeline = async (caseId: string) => (await service.get(`/cases/${caseId}/timeline?limit=1000`)).body.entries;

  it('is tried out first: what is told is what would happen, and nothing is recorded', async () => {
    expect(await imported(sample('office-history.csv'), '--dry-run')).toEqual({
      code: 0,
      report: { dryRun: true, rows: 6, recorded: 6, alreadyThere: 0, refused: [] },
    });
    expect(await service.get('/cases/OFC-24-0017')).toMatchObject({ status: 404 });
    expect((await service.get('/health/ready')).body.projections.applied).toBe(0);
  });

  it('is taken over from a CSV file, with the times that it asserts, marked as imported', async () => {
    const { code, report } = await imported(sample('office-history.csv'));
    expect({ code, report }).toEqual({
      code: 0,
      report: { dryRun: false, rows: 6, recorded: 6, alreadyThere: 0, refused: [] },
    });
    const entries = await timeline('OFC-24-0017');
    expect(entries.map(({ type }: any) => type)).toEqual([
      'CaseOpened',
      'LinesAdded',
      'Detained',
      'Released',
      'StillHeld',
    ]);
    expect(entries[3]).toMatchObject({
      effectiveAt: '2024-11-04T16:00:00.000Z',
      recordedAt: '2024-11-12T09:30:00.000Z',
      actor: { id: 'j.park', role: 'case-officer', ports: ['3801'] },
      approver: { id: 'a.lind' },
      lateReason: 'Found in the paper file after the move.',
      imported: { importedBy: 'j.okafor', source: 'office-history.csv' },
    });
    // The store's own time is kept apart from the asserted one.
    expect(Date.now() - Date.parse(entries[3].imported.storedAt)).toBeLessThan(600_000);
    expect((await service.get('/cases/OFC-24-0017')).body).toMatchObject({
      status: 'StillHeld',
      buckets: { detained: 15, released: 45 },
    });
  });

  it('is taken over from a JSON Lines file as well', async () => {
    expect(await imported(sample('office-history.jsonl'))).toMatchObject({ code: 0, report: { rows: 3, recorded: 3 } });
    expect((await timeline('OFC-24-0030')).at(-1)).toMatchObject({
      type: 'NoteAdded',
      actor: { id: 'k.custodian', role: 'custodian' },
    });
  });

  it('may be imported again: every row is known, nothing is added', async () => {
    const before = (await timeline('OFC-24-0021')).length;
    expect(await imported(sample('office-history.csv'))).toMatchObject({
      code: 0,
      report: { rows: 6, recorded: 0, alreadyThere: 6, refused: [] },
    });
    expect(await timeline('OFC-24-0021')).toHaveLength(before);
  });

  it('has its wrong rows refused by line number, field and reason, while the right ones are recorded', async () => {
    const file = write('wrong.csv', [
      'caseId,command,recordedAt,actorId,actorPorts,line,quantity,reasonCode,data',
      'OFC-24-0017,arrest,2024-11-13T09:00:00Z,j.park,3801,,,,',
      'OFC-24-0017,add-note,,j.park,3801,,,,"{""text"":""When?""}"',
      'OFC-24-0017,detain,2024-11-13T09:00:00Z,j.park,3801,1,5000,agency-request,"{""basis"":""decision""}"',
      'OFC-24-0017,detain,2024-11-13T09:00:00Z,j.park,3801,1,five,agency-request,"{""basis"":""decision""}"',
      'OFC-24-0017,add-note,2024-11-13T09:00:00Z,j.park,3801,,,,{not JSON',
      'OFC-24-0017,add-note,2024-11-13T10:00:00Z,j.park,3801,,,,"{""text"":""The only right one.""}"',
      'OFC-24-9999,add-note,2024-11-13T10:00:00Z,j.park,3801,,,,"{""text"":""Of no case.""}"',
    ]);
    const { code, report } = await imported(file);
    expect({ code, rows: report.rows, recorded: report.recorded }).toEqual({ code: 1, rows: 7, recorded: 1 });
    expect(report.refused.map(({ lineNumber, field, code: why }: any) => [lineNumber, field, why])).toEqual([
      [2, 'command', 'ROW_INVALID'],
      [3, 'recordedAt', 'ROW_INVALID'],
      [4, 'quantity', 'QUANTITY_NOT_AVAILABLE'],
      [5, 'quantity', 'ROW_INVALID'],
      [6, 'data', 'ROW_INVALID'],
      [8, 'caseId', 'CASE_NOT_FOUND'],
    ]);
    for (const { reason } of report.refused) expect(reason).toMatch(/\.$/);
    expect(report.refused[2]).toMatchObject({ wayOut: expect.stringMatching(/Look at the line's buckets\.$/) });
    expect((await timeline('OFC-24-0017')).at(-1)).toMatchObject({ data: { text: 'The only right one.' } });
  });

  it('has lines of JSON refused that are none, columns that there are not, and text that is none', async () => {
    const note = { caseId: 'OFC-24-0030', command: 'add-note', recordedAt: '2024-12-05T10:00:00Z', actorId: 'm.diaz' };
    const file = write('wrong.jsonl', [
      '{"caseId":',
      '[]',
      JSON.stringify({ ...note, reasoncode: 'other', data: { text: 'A column that there is not.' } }),
      JSON.stringify({ ...note, actorPorts: ['3801'], data: { text: 'A list where text belongs.' } }),
    ]);
    const { code, report } = await imported(file);
    expect(code).toBe(1);
    expect(report).toMatchObject({ rows: 4, recorded: 0 });
    expect(report.refused).toEqual([
      { lineNumber: 1, code: 'ROW_INVALID', reason: expect.stringMatching(/^The line is not valid JSON\. Write /) },
      { lineNumber: 2, code: 'ROW_INVALID', reason: expect.stringMatching(/^The line is not a JSON object\. Write /) },
      expect.objectContaining({ lineNumber: 3, caseId: 'OFC-24-0030', field: 'reasoncode', code: 'ROW_INVALID' }),
      expect.objectContaining({ lineNumber: 4, caseId: 'OFC-24-0030', field: 'actorPorts', code: 'ROW_INVALID' }),
    ]);
  });

  it('is left alone when the file cannot be read as a whole', async () => {
    const file = write('broken.csv', ['caseId,command,recordedAt,actorId', 'OFC-1,add-note,too,many,values']);
    const { code, stdout, stderr } = await cct(['import', file, '--url', service.url]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/broken\.csv can't be read: .*line 2/);
    expect(await cct(['import', join(folder, 'none.csv'), '--url', service.url])).toMatchObject({ code: 4 });
    // Its beginning is as good as any, and is not recorded.
    const latin1 = write('latin1.csv', []);
    copyFileSync(sample('office-history.csv'), latin1);
    appendFileSync(latin1, Buffer.from('OFC-24-0021,add-note,Z\xFCrich\n', 'latin1'));
    expect(await cct(['import', latin1, '--dry-run'])).toMatchObject({
      ...{ code: 1, stdout: '' },
      stderr: expect.stringMatching(/line 8 .*UTF-8/),
    });
    expect(await cct(['import', folder, '--url', service.url])).toMatchObject({ code: 4, stdout: '' });
  });

  it('leaves nothing of a trial that is given up with Ctrl+C, at the first time', async () => {
    const TMPDIR = join(folder, 'given-up');
    mkdirSync(TMPDIR);
    const trial = startCct(['import', sample('office-history.csv'), '--dry-run'], { TMPDIR });
    // Its service is being started by then.
    const folders = () => readdirSync(TMPDIR).filter((name) => name.startsWith('cct-'));
    await eventually('a folder of its own', async () => folders().length > 0);
    expect(await trial.end('SIGINT')).toMatchObject({ signal: 'SIGINT', stdout: '' });
    expect(folders()).toEqual([]);
  });

  it('is told how far it came when the token is not taken, and has no row refused for it', async () => {
    const args = ['import', sample('office-history.csv'), '--url', service.url];
    const foreign = await cct(args, { TRACKER_TOKEN: 'of.somebody.else' });
    expect(foreign).toMatchObject({ code: 1, stdout: '' });
    expect(foreign.stderr).toMatch(/^TOKEN_INVALID: .*\n.*\n0 rows were recorded\. Import the same file again/);
  });

  it('has every row exactly once, though the import was killed in the middle and run again', async () => {
    const cases = Array.from({ length: 20 }, (_none, number) => `KILLED-${number}`);
    const file = write('long.jsonl', cases.flatMap(history));
    const proxy = await CuttingProxy.before(service.url, 70);
    const first = startCct(['import', file, '--url', proxy.url]);
    await proxy.cut;
    await first.end('SIGKILL');
    proxy.stop();
    const { code, report } = await imported(file);
    expect(code).toBe(0);
    expect(report).toMatchObject({ rows: 160, refused: [] });
    expect(report.alreadyThere).toBeGreaterThanOrEqual(70);
    expect(report.recorded).toBe(160 - report.alreadyThere);
    for (const caseId of cases) {
      const told = (await timeline(caseId)).map(({ data, type }: any) => data.text ?? type);
      expect(told).toEqual(['CaseOpened', 'LinesAdded', ...NOTES]);
    }
  });
});

const NOTES = Array.from({ length: 7 }, (_none, number) => `Note ${number}`);

/** The eight rows of a case: opened, and seven notes in their order. */
function history(caseId: string): string[] {
  const row = (minute: number, command: string, data: object) =>
    JSON.stringify({
      caseId,
      command,
      recordedAt: `2024-12-02T13:0${minute}:00Z`,
      actorId: 'm.diaz',
      actorPorts: '3801',
      data,
    });
  const line = {
    ...{ line: 1, description: 'Crypto-mining machines', manufacturer: 'Canaan', model: 'Avalon A1566', origin: 'CN' },
    ...{ htsus: { code: '8543.70.9860', edition: '2024' }, counted: 10 },
    unitValue: { amount: 240000, currency: 'USD', basis: 'entered' },
  };
  const opening = { port: '3801', parties: [{ role: 'importer', name: 'Demo Importer P' }], clockRegime: 'title19' };
  return [
    row(0, 'open-case', { ...opening, presentedOn: '2024-12-01', lines: [line] }),
    ...NOTES.map((text, number) => row(number + 1, 'add-note', { text })),
  ];
}
