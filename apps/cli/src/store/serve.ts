import { EmbeddedStartFailed, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { CommandFailed, EXIT } from '../exit-codes.ts';

/** Serves until told to end; the first line on standard output says where, once clients are answered. */
export async function serveStore(portText: string, dataDir: string, sizeText: string): Promise<void> {
  const port = Number(portText);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new CommandFailed(`--port ${portText}: a port is a whole number from 0 to 65535.`, EXIT.usage);
  }
  const maxAppendSize = Number(sizeText);
  if (!Number.isInteger(maxAppendSize) || maxAppendSize < 1) {
    throw new CommandFailed(`--max-append-size ${sizeText}: a size is a whole number of bytes.`, EXIT.usage);
  }
  const options = { dataDir, port, thread: 'caller', systemEvents: true, maxAppendSize } as const;
  const store = await startEmbeddedEventStore(options).catch((error: unknown) => {
    if (error instanceof EmbeddedStartFailed) throw new CommandFailed(error.message, EXIT.notOk);
    throw error;
  });
  process.stdout.write(`Ready on ${store.url}, data in ${dataDir}\n`);
  const stop = (): void => void store.stop();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const failure = await store.ended;
  if (failure) throw new CommandFailed(`The event store ended: ${failure.message}`, EXIT.notOk);
}
