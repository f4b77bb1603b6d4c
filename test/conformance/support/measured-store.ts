import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * An embedded store in a process of its own, so that what it holds in memory can be told from what the test holds, and its
 * files can be kept from growing.
 */
export class MeasuredStore {
  readonly url: string;
  private readonly child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.child = child;
  }

  /** @param dataDir a temporary folder by default. */
  static async start(dataDir?: string): Promise<MeasuredStore> {
    const program = join(import.meta.dirname, 'store-process.ts');
    const env = { ...process.env, DATA_DIR: dataDir };
    const child = fork(program, { execArgv: ['--conditions=source'], env });
    const ready = once(child, 'message') as Promise<[{ ready: string }]>;
    const ended = once(child, 'exit').then(([code]): never => {
      throw new Error(`The store's process ended with ${String(code)} before it was ready.`);
    });
    const [message] = await Promise.race([ready, ended]);
    ended.catch(() => undefined);
    return new MeasuredStore(message.ready, child);
  }

  /** Memory of the whole process that is in use, in bytes. */
  async resident(): Promise<number> {
    const answer = once(this.child, 'message') as Promise<[{ resident: number }]>;
    this.child.send('how much?');
    return (await answer)[0].resident;
  }

  /**
   * From now on none of its files can grow beyond so many bytes: every write there fails, as on a disk that is full. With
   * `unlimited` there is room again.
   */
  limitFiles(bytes: number | 'unlimited'): void {
    execFileSync('prlimit', ['--pid', String(this.child.pid), `--fsize=${bytes}:unlimited`]);
  }

  async end(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
