import { newId } from '../log/new-id.ts';
import type { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';
import { metastreamOf, STREAM_METADATA_TYPE } from '../streams/system-streams.ts';

/** How long a node keeps the history of its scavenging, in seconds; as EventStoreDB's default. */
const KEPT = 30 * 24 * 60 * 60;

/**
 * A node of EventStoreDB writes events of its own before any client comes, and clients count on `$all` holding some: this is
 * the one of them that says nothing about what is not here.
 */
export async function writeFirstEvents(store: Store): Promise<void> {
  if (store.log.lastPosition > 0n) return;
  const data = Buffer.from(JSON.stringify({ $maxAge: KEPT }));
  const event = { id: newId(), type: STREAM_METADATA_TYPE, isJson: true, data, metadata: Buffer.alloc(0) };
  await store.append(metastreamOf('$scavenges'), ANY, [event]);
}
