import type { Duplex } from 'node:stream';

/** The part of the driver's client that its type does not show. */
interface Connected {
  readonly connection: { readonly stream: Duplex };
}

/**
 * Asks, and gives the connection up when nothing has come back in time. The server ends what takes long by itself and says so; of
 * one that has left the network nothing is ever heard, and TCP alone would wait for a quarter of an hour.
 */
export async function unlessSilent<Result>(
  client: object,
  withinMs: number,
  ask: () => Promise<Result>,
): Promise<Result> {
  const { stream } = (client as Connected).connection;
  const waiting = setTimeout(() => stream.destroy(new Error(`nothing has come within ${withinMs} ms`)), withinMs);
  try {
    return await ask();
  } finally {
    clearTimeout(waiting);
  }
}
