import 'reflect-metadata';
import { type INestApplication, Logger } from '@nestjs/common';
import { readSettings, SettingsInvalid } from './config/settings.ts';
import { createApp } from './http/create-app.ts';

/** Starts the service; whoever started this process as a child is told the address. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await createApp(settings);
  endOnSignals(app);
  await app.listen(settings.PORT, settings.HOST);
  const url = await app.getUrl();
  new Logger('tracker').log(`Ready on ${url}, API documentation on ${url}/docs`);
  process.send?.({ ready: url });
}

/**
 * The first signal ends the service cleanly; more of them change nothing. It then ends with 0, or with the code that
 * whoever had to give up has set. Nest's own hooks end with the signal again, which a supervisor takes for a crash.
 */
function endOnSignals(app: INestApplication): void {
  let ending: Promise<void> | undefined;
  const end = (): void => void (ending ??= app.close().then(() => process.exit(), fail));
  process.on('SIGTERM', end).on('SIGINT', end);
}

/** SQLite does not say which file it is that cannot be opened, read or written. */
function sayForeseen({ message, code }: Error & { readonly code?: string }): string {
  if (code !== 'ERR_SQLITE_ERROR') return message;
  return `A file under ${process.env['DATA_DIR'] ?? './data'} cannot be used: ${message}. Look at its owner, its rights, and the room on its disk.`;
}

function fail(error: unknown): never {
  const foreseen = error instanceof SettingsInvalid || (error as { code?: string }).code !== undefined;
  process.stderr.write(`${foreseen ? sayForeseen(error as Error) : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}

try {
  await main();
} catch (error) {
  fail(error);
}
