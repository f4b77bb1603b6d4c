import { EventStore } from '#libs/event-store';
import { ADMINISTRATOR, READER } from '../../support/bodies.ts';
import { fillStore } from '../case-log.ts';
import { startStore, startTracker } from '../processes.ts';
import type { Row } from '../row.ts';
import { catchUp } from './catch-up.ts';
import { idleReaders } from './idle-readers.ts';
import { latency } from './latency.ts';
import type { Bench } from './office.ts';
import { published } from './office.ts';
import { webhookDeliveries } from './webhook-deliveries.ts';

const CASES = 4_000;

/** What downstream gets of published events, against what the official client or a bare one makes of the same. */
export async function downstream(folder: string): Promise<Row[]> {
  const store = await startStore(`${folder}/downstream`);
  const env = { DATA_DIR: `${folder}/downstream`, EVENTSTORE_URL: store.url, WEBHOOK_NETWORKS: '127.0.0.0/8' };
  const client = EventStore.connect(store.url);
  const { events } = await fillStore(client, CASES);
  const tracker = await startTracker(env);
  try {
    const bench: Bench = {
      ...{ tracker, client, events, storeUrl: store.url },
      reader: tracker.as(READER),
      administrator: tracker.as(ADMINISTRATOR),
    };
    await published(bench);
    return [
      ...(await catchUp(bench)),
      ...(await webhookDeliveries(bench)),
      ...(await latency(bench)),
      ...(await idleReaders(bench)),
    ];
  } finally {
    await client.dispose();
    await tracker.stop();
    await store.stop();
  }
}
