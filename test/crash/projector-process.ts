import { ProjectorThread } from '#libs/projections';

/** How often it says how far it is, in ms. */
const SAY_EVERY_MS = 5;

/** What keeps the read models level in the service, in a process of its own, so that it can be killed alone. */
const { STORE_URL = '', READ_MODELS = '' } = process.env;
const projector = await ProjectorThread.start({ storeUrl: STORE_URL, database: READ_MODELS });
process.send?.({ ready: 'projecting' });
setInterval(() => {
  const { position } = projector.status();
  // Nothing is known of it until the tables have been looked at.
  if (position >= 0n) process.send?.({ position: String(position) });
}, SAY_EVERY_MS);
process.once('SIGTERM', () => void projector.stop().then(() => process.exit(0)));
