import { startEmbeddedEventStore } from '#libs/embedded-eventstore';

// The embedded event store by itself, in a process whose memory is nobody else's.
const { DATA_DIR } = process.env;
const store = await startEmbeddedEventStore(DATA_DIR ? { dataDir: DATA_DIR } : { temporary: true });
process.on('message', () => process.send?.({ resident: process.memoryUsage.rss() }));
process.once('SIGTERM', () => void store.stop().then(() => process.exit(0)));
process.send?.({ ready: store.url });
