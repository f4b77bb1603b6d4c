import { CommandFailed, EXIT } from '../exit-codes.ts';

/**
 * Ends the command: with a sentence on standard error, unless it is `said` there already, and, where JSON was asked for, with a
 * document on standard output, so that there is one in every case.
 */
export function fail(error: unknown, said?: 'said'): void {
  const exitCode = error instanceof CommandFailed ? error.exitCode : EXIT.notOk;
  const message = error instanceof Error ? error.message : String(error);
  // What nobody has foreseen is for whoever mends it, but for a path that can't be read or written.
  const foreseen = error instanceof CommandFailed || (error as NodeJS.ErrnoException | null)?.syscall !== undefined;
  if (!said) process.stderr.write(`${foreseen ? message : ((error as Error | null)?.stack ?? message)}\n`);
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify({ error: { message, exitCode } }, null, 2)}\n`);
  }
  process.exitCode = exitCode;
}
