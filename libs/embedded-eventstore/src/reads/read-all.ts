import type { Store } from '../store.ts';
import { invalidPosition } from '../wire/errors.ts';
import { eventResponse } from '../wire/read-response.ts';
import { readFilter } from './filter.ts';
import type { ReadOptions, ReadOutlet } from './read-call.ts';
import { PAGE } from './read-stream.ts';
import { resolve } from './resolve-link.ts';

/** Reads the whole log in either direction; with a filter, the count is of events that pass. */
export async function readAll(store: Store, options: ReadOptions, outlet: ReadOutlet): Promise<void> {
  const forwards = options.getReadDirection() === 0;
  const filter = readFilter(options.getFilter());
  let next = startOf(store, options, forwards);
  let left = BigInt(options.getCount() || 0);
  while (left > 0n && !outlet.ended) {
    const page = store.log.all(next, PAGE, forwards ? 'forwards' : 'backwards');
    for (const record of page) {
      if (left === 0n) break;
      if (filter && !filter.passes(record)) continue;
      left--;
      if (!outlet.send(eventResponse(resolve(store, record, options.getResolveLinks())))) await outlet.drained();
      if (outlet.ended) return;
    }
    const last = page.at(-1);
    if (!last) return;
    next = forwards ? last.position + 1n : last.position;
    await yieldToOthers();
  }
}

/** Long reads leave the thread to other calls between pages. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

function startOf(store: Store, options: ReadOptions, forwards: boolean): bigint {
  const all = options.getAll();
  if (all?.hasPosition()) return checkedPosition(store, BigInt(all.getPosition()?.getCommitPosition() ?? 0), forwards);
  if (all?.hasEnd()) return store.log.endPosition;
  return 0n;
}

/** A position has to be where a record begins; past the end there is nothing to be read. */
export function checkedPosition(store: Store, position: bigint, forwards = true): bigint {
  if (position >= store.log.endPosition) return store.log.endPosition;
  if (position === 0n || store.log.isRecordStart(position)) return position;
  // Backwards from before the first record there is nothing either.
  if (!forwards && store.log.all(0n, 1, 'forwards')[0]?.position === position) return position;
  throw invalidPosition();
}
