import { randomUUID } from 'node:crypto';
import { type ReadFilter, readFilter } from '../reads/filter.ts';
import { checkedPosition, yieldToOthers } from '../reads/read-all.ts';
import type { ReadOptions, ReadOutlet } from '../reads/read-call.ts';
import { PAGE } from '../reads/read-stream.ts';
import { resolve } from '../reads/resolve-link.ts';
import type { Store } from '../store.ts';
import { caughtUpResponse, checkpointResponse, confirmationResponse, eventResponse } from '../wire/read-response.ts';
import { WakeUp } from './wake-up.ts';

/**
 * A catch-up subscription to the whole log: confirmation, what is there in small pages, a last checkpoint when
 * filtered, caught-up, and then each event as it is committed. It holds one page at most.
 */
export async function subscribeToAll(store: Store, options: ReadOptions, outlet: ReadOutlet): Promise<void> {
  const filter = readFilter(options.getFilter());
  const cursor = new Cursor(startOf(store, options), filter);
  outlet.send(confirmationResponse(randomUUID()));
  const wakeUp = new WakeUp(store, outlet.signal);
  let live = false;
  while (!outlet.ended) {
    const page = store.log.all(cursor.next, PAGE, 'forwards');
    for (const record of page) {
      cursor.saw(record.position);
      let flowing = true;
      if (!filter || filter.passes(record)) {
        flowing = outlet.send(eventResponse(resolve(store, record, options.getResolveLinks())));
      }
      if (cursor.checkpointDue) flowing = outlet.send(checkpointResponse(cursor.checkpoint())) && flowing;
      if (!flowing) await outlet.drained();
      if (outlet.ended) return;
    }
    if (page.length > 0) {
      await yieldToOthers();
      continue;
    }
    if (!live) {
      live = true;
      if (filter && cursor.seen !== undefined) outlet.send(checkpointResponse(cursor.checkpoint()));
      outlet.send(caughtUpResponse());
    }
    await wakeUp.nextCommit();
  }
}

/** How far the subscription has looked, and when that is told. */
class Cursor {
  next: bigint;
  seen: bigint | undefined;
  private looked = 0;
  private readonly interval: number;

  constructor(start: bigint, filter: ReadFilter | undefined) {
    this.next = start;
    this.interval = filter?.checkpointInterval ?? Infinity;
  }

  saw(position: bigint): void {
    this.seen = position;
    this.next = position + 1n;
    this.looked++;
  }

  get checkpointDue(): boolean {
    return this.looked >= this.interval;
  }

  checkpoint(): bigint {
    this.looked = 0;
    return this.seen ?? 0n;
  }
}

/** A subscriber names the last position it has: it begins behind it. */
function startOf(store: Store, options: ReadOptions): bigint {
  const all = options.getAll();
  if (all?.hasEnd()) return store.log.endPosition;
  if (!all?.hasPosition()) return 0n;
  const position = checkedPosition(store, BigInt(all.getPosition()?.getCommitPosition() ?? 0));
  return position === store.log.endPosition ? position : position + 1n;
}
