import { startEmbeddedEventStore } from '#libs/embedded-eventstore';

const { DATA_DIR } = process.env;
const store = await startEmbeddedEventStore(DATA_DIR ? { dataDir: DATA_DIR } : { temporary: true });
process.send?.({ ready: store.url });
process.once('SIGTERM', () => void store.stop().then(() => process.exit(0)));
