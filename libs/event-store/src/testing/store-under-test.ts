import { randomUUID } from 'node:crypto';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { withKnownScheme } from '../connection/known-scheme.ts';

/** The server that integration tests talk to. */
export interface StoreUnderTest {
  readonly url: string;
  /** A prefix for streams that no other test uses, since a server named from outside keeps what it was told. */
  readonly prefix: string;
  stop(): Promise<void>;
}

/** The server named by `EVENTSTORE_URL`, or an embedded one that lives as long as the test. */
export async function storeUnderTest(): Promise<StoreUnderTest> {
  const prefix = `test-${randomUUID()}-`;
  const named = process.env['EVENTSTORE_URL'];
  // Tests give it to the client itself, too.
  if (named) return { url: withKnownScheme(named), prefix, stop: async () => undefined };
  const store = await startEmbeddedEventStore({ temporary: true });
  return { url: store.url, prefix, stop: () => store.stop() };
}
