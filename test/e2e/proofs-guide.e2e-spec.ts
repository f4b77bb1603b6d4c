import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cct } from '../support/command-line.ts';
import { loadDemonstration } from '../support/demonstration.ts';
import { TestTracker } from '../support/tracker.ts';

/** What docs/proofs.md shows, on its own store: with the commands that it prints. */
describe('The guide to proofs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofs-guide-'));
  const file = (name: string) => join(folder, name);
  let tracker: TestTracker;
  beforeAll(async () => {
    tracker = await TestTracker.startOnOwnStore();
    await loadDemonstration(tracker, ['SYN-10']);
    writeFileSync(file('log.key'), (await tracker.get('/proofs')).body.key as string);
    const made = await cct([
      'dossier',
      'SYN-10',
      '--url',
      tracker.url,
      '--out',
      file('SYN-10.json'),
      '--report',
      file('SYN-10.pdf'),
    ]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const kept = await fetch(`${tracker.url}/api/v1/proofs/checkpoint`);
    writeFileSync(file('kept.checkpoint'), await kept.text());
  });
  afterAll(async () => {
    await tracker.stop();
    rmSync(folder, { recursive: true });
  });

  const verify = (name: string, ...more: string[]) => cct(['verify', file(name), '--key', file('log.key'), ...more]);

  it('makes a dossier of SYN-10 that is valid, and extends a checkpoint that was kept', async () => {
    expect(await verify('SYN-10.json', '--checkpoint', file('kept.checkpoint'))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^VALID/),
    });
    expect(readFileSync(file('SYN-10.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('changes one character: invalid, and the event is named', async () => {
    const text = readFileSync(file('SYN-10.json'), 'utf8');
    expect(text).toContain('"quantity": 120');
    writeFileSync(file('changed.json'), text.replace('"quantity": 120', '"quantity": 121'));
    const { code, stdout } = await verify('changed.json');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^INVALID\n {2}Event \d+ of case SYN-10 \([A-Za-z]+, [0-9a-f-]{36}\)/);
  });

  it('audits the log of the running service', async () => {
    const audited = await cct([
      'audit',
      '--url',
      tracker.url,
      '--key',
      file('log.key'),
      '--checkpoint',
      file('kept.checkpoint'),
    ]);
    expect(audited).toMatchObject({ code: 0, stdout: expect.stringMatching(/^AGREES/) });
  });

  it('does not take a file that is no checkpoint for a reason to doubt, and says that a file is not there', async () => {
    const wrong = ['--checkpoint', file('log.key')];
    const told = { code: 2, stdout: '', stderr: expect.stringContaining('log.key is no checkpoint: ') as string };
    expect(await verify('SYN-10.json', ...wrong)).toMatchObject(told);
    expect(await cct(['audit', '--url', tracker.url, '--key', file('log.key'), ...wrong])).toMatchObject(told);
    expect(await cct(['dossier', 'SYN-10', '--url', tracker.url, '--out', '-', ...wrong])).toMatchObject(told);
    expect(await verify('none.json')).toMatchObject({ code: 4, stderr: `There is no file ${file('none.json')}.\n` });
  });

  it('is a witness, who signs what extends and raises an alarm when history shrinks', async () => {
    const look = () =>
      cct(['witness', '--once', '--url', tracker.url, '--key', file('log.key'), '--folder', file('witness')]);
    expect(await look()).toMatchObject({ code: 0, stdout: expect.stringContaining('first: ') });
    const seen = JSON.parse(readFileSync(file('witness/seen.json'), 'utf8')) as { note: string; vkey: string };
    const size = Number(seen.note.split('\n')[1]);
    writeFileSync(
      file('witness/seen.json'),
      JSON.stringify({ ...seen, note: seen.note.replace(`\n${size}\n`, `\n${size + 5}\n`) }),
    );
    expect(await look()).toMatchObject({ code: 1, stderr: expect.stringContaining('ALARM (shrunk)') });
  });
});
