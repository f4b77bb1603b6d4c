import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bearer } from '../support/tokens.ts';

const TRACKER = fileURLToPath(new URL('../../apps/tracker/src/main.js', import.meta.url));
const BARE_ROUTE = fileURLToPath(new URL('./bare-route-process.js', import.meta.url));
const STORE = fileURLToPath(new URL('./store-process.js', import.meta.url));

/** A process under measurement. */
export interface Measured {
  readonly port: number;
  readonly url: string;
  /** Milliseconds from its start until it answered. */
  readonly readyMs: number;
  /** Resident memory in MiB. */
  memory(): number;
  /** Seconds for which its threads have computed, together, since it started. */
  computed(): number;
  stop(): Promise<void>;
}

/** The service under measurement. */
export interface MeasuredTracker extends Measured {
  /** The header line with which this person calls (`id; role=ROLE; ports=PPPP`). */
  as(person: string): string;
}

/** The service as it is run in production, on a data folder. */
export async function startTracker(
  env: Readonly<Record<string, string>> & { readonly DATA_DIR: string },
): Promise<MeasuredTracker> {
  const tracker = await start(TRACKER, { PORT: '0', LOG_LEVEL: 'error', PERSON_KEYS_LOST: 'accept', ...env });
  return { ...tracker, as: (person) => `Authorization: ${bearer(env.DATA_DIR, tracker.url, person)}\r\n` };
}

/** An event store in a process of its own, so that both sides of a comparison use the same one. */
export function startStore(dataDir: string): Promise<Measured> {
  return start(STORE, { DATA_DIR: dataDir });
}

/** The least that the service could be: one route of it that validates and appends, and nothing else. */
export function startBareRoute(storeUrl: string): Promise<Measured> {
  return start(BARE_ROUTE, { EVENTSTORE_URL: storeUrl });
}

/** A program of the build that says `ready` with its address. */
export async function start(program: string, env: Readonly<Record<string, string>>): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = await readyUrl(child);
  const readyMs = performance.now() - started;
  return {
    url,
    port: Number(/:(\d+)/.exec(url.replace(/^\w+:\/\//, ''))?.[1]),
    readyMs,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    computed: () => {
      // Behind the program's name: the times in user and kernel mode are the 12th and 13th field, in hundredths.
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { ready: string }).ready));
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
  });
}
