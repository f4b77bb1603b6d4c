import { Worker } from 'node:worker_threads';

export interface TransportLimitOptions {
  /** How many events a read or a catch-up subscription is answered with. */
  readonly events?: number;
  /** Bytes of data of each. */
  readonly bytes?: number;
  /** A file to which each append is written and synchronised, one by one, before it is answered. */
  readonly synchronised?: string;
}

export interface TransportLimit {
  /** Connection string, as of the store itself. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * What the transport allows: a server in a thread of its own that decodes the same messages with the same code, on the
 * same HTTP/2, and answers at once without storing, finding or deciding anything. The store is measured against it.
 */
export async function startTransportLimit(options: TransportLimitOptions = {}): Promise<TransportLimit> {
  const isSource = import.meta.url.endsWith('.ts');
  const worker = new Worker(new URL(isSource ? './limit-worker.ts' : './limit-worker.js', import.meta.url), {
    workerData: options,
    execArgv: isSource ? ['--conditions=source'] : [],
  });
  const port = await new Promise<number>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  const stop = async (): Promise<void> => {
    await worker.terminate();
  };
  return { url: `esdb://127.0.0.1:${port}?tls=false`, stop };
}
