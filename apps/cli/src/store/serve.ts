import { EmbeddedStartFailed, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { CommandFailed, EXIT } from '../exit-codes.ts';

/** Serves until told to end; the first line on standard output says where, once clients are answered. */
export async function serveStore(portText: string, dataDir: string): Promise<void> {
  const port = Number(portText);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new CommandFailed(`--port ${portText}: a port is a whole number from 0 to 65535.`, EXIT.usage);
  }
  const store = await startEmbeddedEventStore({ dataDir, port, thread: 'caller', systemEvents: true }).catch(
    (error: unknown) => {
      if (error instanceof EmbeddedStartFailed) throw new CommandFailed(error.message, EXIT.notOk);
      throw error;
    },
  );
  process.stdout.write(`Ready on ${store.url}, data in ${dataDir}\n`);
  const stop = (): void => void store.stop();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const failure = await store.ended;
  if (failure) throw new CommandFailed(`The event store ended: ${failure.message}`, EXIT.notOk);
}
