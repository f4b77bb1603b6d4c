import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { beforeSignal } from '../output/before-signal.ts';

/** The service as a child of this command. */
export interface RunningService {
  readonly url: string;
  /** Ends it cleanly. */
  stop(): Promise<void>;
  /** Resolves when it ends by itself. */
  readonly ended: Promise<number>;
}

const MAIN = fileURLToPath(new URL('../../../tracker/src/main.js', import.meta.url));

/**
 * Starts the built service with this environment and waits until it answers.
 * @throws CommandFailed when it ends instead; what it wrote is then on standard error.
 */
export async function startService(env: Readonly<Record<string, string | undefined>>): Promise<RunningService> {
  // Its log goes to standard error: standard output belongs to the answer of the command.
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...env }, stdio: ['ignore', 2, 2, 'ipc'] });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  // Until somebody has it to stop it.
  const left = beforeSignal(stop);
  try {
    return { url: await Promise.race([ready(child), ended.then(failedToStart)]), ended, stop };
  } finally {
    left();
  }
}

function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      const { ready: url } = message as { ready?: string };
      if (url) resolve(url);
    });
  });
}

function failedToStart(): never {
  throw new CommandFailed('The service could not be started; see above.', EXIT.unreachable);
}
