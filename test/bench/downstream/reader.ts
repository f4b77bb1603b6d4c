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
  const gone = once(child, 'exit');
  /** What it says next. A process that ends says nothing more, and nobody is to wait for it. */
  const heard = async (): Promise<unknown> => {
    const end = gone.then(([code, signal]) =>
      Promise.reject(new Error(`The ${mode} readers ended: ${code ?? signal}`)),
    );
    const [message] = (await Promise.race([once(child, 'message'), end])) as unknown[];
    return message;
  };
  await heard();
  return {
    async ask<T>(asked: Asked): Promise<T> {
      child.send(asked);
      const { answer } = (await heard()) as { answer: T };
      return answer;
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
