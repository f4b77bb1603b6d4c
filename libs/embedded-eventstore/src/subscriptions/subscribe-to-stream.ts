import { randomUUID } from 'node:crypto';
import { DELETED, type LogRecord } from '../log/record.ts';
import { yieldToOthers } from '../reads/outlet.ts';
import type { ReadOutlet } from '../reads/read-call.ts';
import type { StreamOptions } from '../reads/read-options.ts';
import { visibleStream } from '../reads/visible-stream.ts';
import type { Store } from '../store.ts';
import { streamDeleted } from '../wire/errors.ts';
import { caughtUpResponse, confirmationResponse } from '../wire/read-response.ts';
import { WakeUp } from './wake-up.ts';

/** Small, as with the real server: what one subscriber can make this one hold. */
const PAGE = 64;

/**
 * A catch-up subscription to one stream, which need not exist yet: confirmation, what is there, caught up, then what
 * comes. A tombstone is delivered and then ends it; after a soft delete there is nothing to deliver.
 */
export async function subscribeToStream(store: Store, options: StreamOptions, outlet: ReadOutlet): Promise<void> {
  const { stream, respond } = options;
  if (visibleStream(store, stream).state === 'deleted') throw streamDeleted(stream);
  let next = startOf(store, options);
  const wakeUp = new WakeUp(store, outlet.signal, stream);
  await outlet.sendAll([confirmationResponse(randomUUID())]);
  let isBehind = true;
  while (!outlet.ended) {
    const page = pageOf(store, stream, next, isBehind);
    await outlet.sendAll(page.map(respond));
    const last = page.at(-1)?.revision;
    if (last !== undefined) {
      if (last === DELETED) throw streamDeleted(stream);
      next = last + 1n;
      isBehind ||= page.length === PAGE;
      await yieldToOthers();
    } else if (isBehind) {
      isBehind = false;
      // What is hidden now stays so: live is only what comes behind it.
      const behind = store.metadata.head(stream) + 1n;
      if (behind > next) next = behind;
      await outlet.sendAll([caughtUpResponse()]);
    } else {
      await wakeUp.nextCommit();
    }
  }
}

/** To who catches up, truncated events are gone; who follows live has seen each before it could be truncated. */
function pageOf(store: Store, stream: string, next: bigint, isBehind: boolean): LogRecord[] {
  const { state, first } = visibleStream(store, stream);
  if (state === 'missing') return [];
  if (isBehind && state === 'deleted') throw streamDeleted(stream);
  return store.log.ofStream(stream, isBehind && first > next ? first : next, PAGE, 'forwards');
}

/** A subscriber names the last revision it has: it begins behind it. */
function startOf(store: Store, { stream, from }: StreamOptions): bigint {
  if (from === 'start') return 0n;
  return from === 'end' ? store.metadata.head(stream) + 1n : from + 1n;
}
