import { type ChildProcess, spawn } from 'node:child_process';
import { built } from './built.ts';

/** How a process ended. */
export interface Ended {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A built program of ours in a process of its own, with everything that it writes. */
export class Child {
  readonly ended: Promise<Ended>;
  private readonly address: Promise<string>;
  private stdout = '';
  private stderr = '';

  private constructor(private readonly process: ChildProcess) {
    process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    process.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    // 'close' rather than 'exit': by then all that was written has arrived.
    this.ended = new Promise((resolve) =>
      process.once('close', (code, signal) => resolve({ code, signal, stdout: this.stdout, stderr: this.stderr })),
    );
    this.address = new Promise((resolve) =>
      process.once('message', (message) => resolve((message as { ready: string }).ready)),
    );
  }

  /** @param env in addition to this process's own; a variable set to undefined is taken away. */
  static start(source: string, args: readonly string[], env: Readonly<Record<string, string | undefined>> = {}): Child {
    const child = spawn(process.execPath, [built(source), ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new Child(child);
  }

  /** The address that it sends once it is ready. Rejects with what it wrote when it ends instead. */
  ready(): Promise<string> {
    const ended = this.ended.then(({ code, stderr }): never => {
      throw new Error(`It ended with ${code} before it was ready: ${stderr}`);
    });
    return Promise.race([this.address, ended]);
  }

  /** Everything that it sends from now on, until it ends. */
  onMessage(listen: (message: unknown) => void): void {
    this.process.on('message', listen);
  }

  /** The first whole line on its standard output. Rejects with what it wrote when it ends without one. */
  async firstLine(): Promise<string> {
    const arrived = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.stdout.includes('\n')) resolve();
      };
      this.process.stdout?.on('data', look);
      look();
    });
    const ended = this.ended.then(({ code, stderr }): never => {
      throw new Error(`It ended with ${code} before it wrote a line: ${stderr}`);
    });
    await Promise.race([arrived, ended]);
    return this.stdout.slice(0, this.stdout.indexOf('\n'));
  }

  /** Sends a signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }
}
