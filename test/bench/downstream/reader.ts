import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('./reader-process.js', import.meta.url));

/** What a process of readers is asked to do. */
export interface Asked {
  readonly do: 'catchUp' | 'listen' | 'receipts' | 'stop';
  /** Events to catch up with, or readers to listen. */
  readonly count: number;
  /** What a raw subscription listens to; the stream has published events only. */
  readonly what?: 'published' | 'cases';
}

/** What was received when: place in its stream or feed, and nanoseconds of the machine's own clock. */
export interface Receipt {
  readonly place: number;
  readonly at: number;
}

/** Readers in a process of their own. */
export interface Readers {
  ask<T>(asked: Asked): Promise<T>;
  stop(): Promise<void>;
}

export async function startReaders(mode: 'raw' | 'sse', address: string, headers = ''): Promise<Readers> {
  const env = { ...process.env, MODE: mode, ADDRESS: address, HEADERS: headers };
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(child, 'message');
  return {
    async ask<T>(asked: Asked): Promise<T> {
      child.send(asked);
      const [{ answer }] = (await once(child, 'message')) as [{ answer: T }];
      return answer;
    },
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
