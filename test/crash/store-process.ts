import { startEmbeddedEventStore } from '#libs/embedded-eventstore';

// The embedded event store by itself, in a process that can be killed.
const { DATA_DIR } = process.env;
if (!DATA_DIR) throw new Error('DATA_DIR, the folder of the store, is not set.');
const store = await startEmbeddedEventStore({ dataDir: DATA_DIR });
process.send?.({ ready: store.url });
process.once('SIGTERM', () => void store.stop().then(() => process.exit(0)));
