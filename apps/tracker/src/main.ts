import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { readSettings, SettingsInvalid } from './config/settings.ts';
import { createApp } from './http/create-app.ts';

/** Starts the service; whoever started this process as a child is told the address. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await createApp(settings);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  await app.listen(settings.PORT, settings.HOST);
  const url = await app.getUrl();
  new Logger('tracker').log(`Ready on ${url}, API documentation on ${url}/docs`);
  process.send?.({ ready: url });
}

try {
  await main();
} catch (error) {
  const foreseen = error instanceof SettingsInvalid || (error as { code?: string }).code !== undefined;
  process.stderr.write(`${foreseen ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(1);
}
