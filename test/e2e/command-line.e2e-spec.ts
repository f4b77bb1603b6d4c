import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../support/built.ts';
import { cct } from '../support/command-line.ts';

/** What it does where there is no service, or nobody who reads what it says. */
describe('The command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['access matrix', 'access matrix --json', '--help', 'nonsense 2>&1'])(
    'ends without a complaint when nobody reads further: %s',
    (words) => {
      const piped = `"${process.execPath}" "${built('apps/cli/src/main.ts')}" ${words} | true; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', piped], { encoding: 'utf8' });
      expect({ stdout: stdout.trim(), stderr }).toEqual({
        stdout: words.startsWith('nonsense') ? '2' : '0',
        stderr: '',
      });
    },
  );

  it.each([
    [['status', '--url', 'http://127.0.0.1:1/', '--json'], 3],
    [['status', '--jsn', '--json'], 2],
    [['import', '/no/such/file.csv', '--json'], 4],
    [['projections', 'list', '--data', '/no/such/folder', '--json'], 4],
  ])('says in JSON why there is no answer, where JSON was asked for: %j', async (args, exitCode) => {
    const { code, stdout, stderr } = await cct(args);
    expect(code).toBe(exitCode);
    expect(JSON.parse(stdout)).toEqual({ error: { message: expect.stringMatching(/./), exitCode } });
    expect(stderr).toMatch(/./);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each([[['status', '']], [['replay', ' ']], [['report', '']], [['timeline', '']], [['dossier', '']]])(
    'takes an empty argument for a mistake, and not for all that there is: %j',
    async (args) => {
      expect(await cct(args)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^error: .*It is empty/),
      });
    },
  );

  it.each(['0', '-5', 'often', '1e9'])(
    'lets a witness look no more often than makes sense: --every %s',
    async (every) => {
      const args = ['witness', '--key', 'x', '--folder', join(folder, 'witness'), '--every', every];
      expect(await cct(args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('1 to 86400') });
      expect(existsSync(join(folder, 'witness'))).toBe(false);
    },
  );

  it('names the port of the environment that is none', async () => {
    expect(await cct(['status'], { PORT: 'http' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^PORT=http: /),
    });
  });

  it('shows the key of a service, and makes none where there is no service', async () => {
    const { code, stdout } = await cct(['checkpoint-key', 'show', '--data', folder]);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(existsSync(join(folder, 'proofs'))).toBe(false);
  });

  describe('where something else answers', () => {
    let other: Server;
    let url: string;
    beforeAll(async () => {
      other = createServer((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Something else</html>');
      });
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise((resolve) => other.close(resolve)));

    it.each([[['report', 'ageing']], [['replay']], [['health']], [['token']]])(
      'says so, and takes nothing of it for a report: %j',
      async (args) => {
        const TRACKER_TOKEN = args[0] === 'token' ? undefined : 'a.b.c';
        const { code, stdout, stderr } = await cct([...args, '--url', url], { TRACKER_TOKEN });
        expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
        expect(stderr).not.toMatch(/\n\s+at /);
      },
    );
  });
});
