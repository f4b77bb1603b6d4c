import { randomUUID } from 'node:crypto';
import { DELETED } from '../log/record.ts';
import { yieldToOthers } from '../reads/read-all.ts';
import type { ReadOptions, ReadOutlet } from '../reads/read-call.ts';
import { PAGE } from '../reads/read-stream.ts';
import { resolve } from '../reads/resolve-link.ts';
import { isVisible, visibleStream } from '../reads/visible-stream.ts';
import type { Store } from '../store.ts';
import { streamDeleted } from '../wire/errors.ts';
import { streamName } from '../wire/proposed-event.ts';
import { caughtUpResponse, confirmationResponse, eventResponse } from '../wire/read-response.ts';
import { WakeUp } from './wake-up.ts';

/**
 * A catch-up subscription to one stream, which need not exist yet. A tombstone is delivered and then ends it;
 * a soft delete shows nothing.
 */
export async function subscribeToStream(store: Store, options: ReadOptions, outlet: ReadOutlet): Promise<void> {
  const stream = streamName(options.getStream()?.getStreamIdentifier());
  if (visibleStream(store, stream).state === 'deleted') throw streamDeleted(stream);
  let next = startOf(store, stream, options);
  outlet.send(confirmationResponse(randomUUID()));
  const wakeUp = new WakeUp(store, outlet.signal);
  let live = false;
  while (!outlet.ended) {
    const visible = visibleStream(store, stream);
    const page = next > DELETED ? [] : store.log.ofStream(stream, next, PAGE, 'forwards');
    for (const record of page) {
      next = record.revision + 1n;
      if (record.revision !== DELETED && (visible.state === 'missing' || !isVisible(record, visible))) continue;
      if (!outlet.send(eventResponse(resolve(store, record, options.getResolveLinks())))) await outlet.drained();
      if (outlet.ended) return;
      if (record.revision === DELETED) throw streamDeleted(stream);
    }
    if (page.length > 0) {
      await yieldToOthers();
      continue;
    }
    if (!live) {
      live = true;
      outlet.send(caughtUpResponse());
    }
    await wakeUp.nextCommit();
  }
}

/** A subscriber names the last revision it has: it begins behind it. */
function startOf(store: Store, stream: string, options: ReadOptions): bigint {
  const from = options.getStream();
  if (from?.hasRevision()) return BigInt(from.getRevision()) + 1n;
  if (from?.hasEnd()) return (store.log.lastRevision(stream) ?? -1n) + 1n;
  return 0n;
}
