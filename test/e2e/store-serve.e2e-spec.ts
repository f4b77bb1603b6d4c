import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '#libs/event-store';
import { Child } from '../support/child.ts';
import { cct } from '../support/command-line.ts';

const NOTE = { id: '7ff5a1a6-5d1a-4a4c-9a0a-0a4a1e6f1c01', type: 'NoteAdded', data: { text: 'kept' } };

/** The event store by itself, as other programs and test suites start it. */
describe('The event store on its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-serve-'));
  const started: Child[] = [];
  const serve = (args: readonly string[], env = {}): Child => {
    const child = Child.start('apps/cli/src/main.ts', ['store', 'serve', ...args], env);
    started.push(child);
    return child;
  };
  afterEach(() => Promise.all(started.splice(0).map((child) => child.end('SIGKILL'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const addressIn = (line: string): string =>
    /^Ready on (esdb:\/\/127\.0\.0\.1:\d+\?tls=false), data in /.exec(line)?.[1] ?? line;

  it('says on standard output where it is once it answers, and ends cleanly on SIGTERM with one file', async () => {
    const child = serve(['--port', '0', '--data', join(folder, 'a')]);
    const store = EventStore.connect(addressIn(await child.firstLine()));
    await store.append('case-1', [NOTE], 'no-stream');
    await store.dispose();
    expect(await child.end('SIGTERM')).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(readdirSync(join(folder, 'a')).sort()).toEqual(['events.sqlite', 'events.sqlite-lock']);
  });

  it('ends as cleanly after so much was written that a second thread brings it home to the file', async () => {
    const child = serve(['--port', '0', '--data', join(folder, 'much')]);
    const store = EventStore.connect(addressIn(await child.firstLine()));
    const large = { ...NOTE, data: { text: 'x'.repeat(900_000) } };
    for (let n = 0; n < 8; n++) await store.append(`case-${n}`, [large], 'no-stream');
    await store.dispose();
    expect(await child.end('SIGTERM')).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(readdirSync(join(folder, 'much')).sort()).toEqual(['events.sqlite', 'events.sqlite-lock']);
  });

  it('takes its options from the environment too, and gives back what was stored before', async () => {
    const child = serve([], { PORT: '0', DATA_DIR: join(folder, 'a') });
    const store = EventStore.connect(addressIn(await child.firstLine()));
    const events = [];
    for await (const event of store.readStream('case-1')) events.push(event);
    await store.dispose();
    expect(events).toMatchObject([{ id: NOTE.id, data: NOTE.data }]);
    expect(await child.end('SIGINT')).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it('is found in the data folder of a service that brings it', async () => {
    const DATA_DIR = join(folder, 'service');
    const child = serve(['--port', '0', '--data', join(DATA_DIR, 'event-store')]);
    await child.firstLine();
    await child.end('SIGTERM');
    for (const ask of [['check'], ['stats'], ['backup', join(folder, 'copy')]])
      expect(await cct(['store', ...ask], { DATA_DIR })).toMatchObject({ code: 0, stderr: '' });
    expect(await cct(['store', 'restore', join(folder, 'copy'), '--replace'], { DATA_DIR })).toMatchObject({ code: 0 });
    expect(readdirSync(DATA_DIR)).toEqual(['event-store']);
  });

  it('is restored into a new folder where a service that brings it looks for it, and where it is served alone', async () => {
    const DATA_DIR = join(folder, 'new-machine');
    expect(await cct(['store', 'restore', join(folder, 'copy')], { DATA_DIR })).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(DATA_DIR)).toEqual(['event-store']);
    const child = serve(['--port', '0', '--data', DATA_DIR]);
    await child.firstLine();
    await child.end('SIGTERM');
    expect(readdirSync(DATA_DIR)).toEqual(['event-store']);
  });

  it('takes appends as large as it is told to, and no larger', async () => {
    const child = serve(['--port', '0', '--data', join(folder, 'large')], { EVENTSTORE_MAX_APPEND_SIZE: '3000000' });
    const url = addressIn(await child.firstLine());
    // The client's own limit is let go, so that it is the server that answers.
    const store = EventStore.connect(url, { maxAppendBytes: Infinity });
    const large = (text: string) => ({ ...NOTE, data: { text } });
    await store.append('case-1', [large('x'.repeat(2_900_000))], 'no-stream');
    await expect(store.append('case-2', [large('x'.repeat(3_100_000))], 'no-stream')).rejects.toThrow('3000000');
    await store.dispose();
    await child.end('SIGTERM');
  });

  it.each(['much', '0', '99999999'])('refuses appends of %s bytes, and says what may be', async (size) => {
    const refused = await cct([
      'store',
      'serve',
      '--port',
      '0',
      '--data',
      join(folder, 'd'),
      '--max-append-size',
      size,
    ]);
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toMatch(/bytes/);
  });

  it('refuses a folder that is being served, and says what to do', async () => {
    const child = serve(['--port', '0', '--data', join(folder, 'b')]);
    await child.firstLine();
    const second = await cct(['store', 'serve', '--port', '0', '--data', join(folder, 'b')]);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(/Another process serves .* Stop it, or connect to it/);
    await child.end('SIGTERM');
  });

  it('refuses a port that is taken or none, and says so without a stack', async () => {
    const child = serve(['--port', '0', '--data', join(folder, 'c')]);
    const [, port = ''] = /:(\d+)\?/.exec(await child.firstLine()) ?? [];
    const taken = await cct(['store', 'serve', '--port', port, '--data', join(folder, 'd')]);
    expect(taken).toMatchObject({ code: 1, stdout: '' });
    expect(taken.stderr).toMatch(new RegExp(`^The event store in .* Port ${port} of 127.0.0.1 can't be used: .*\\n$`));
    const none = await cct(['store', 'serve', '--port', 'many', '--data', join(folder, 'd')]);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('--port many') as string });
    await child.end('SIGTERM');
  });
});
