import type { LogRecord } from '../log/record.ts';
import type { Store } from '../store.ts';
import { streamDeleted } from '../wire/errors.ts';
import { streamName } from '../wire/proposed-event.ts';
import {
  eventResponse,
  firstPositionResponse,
  lastPositionResponse,
  streamNotFoundResponse,
} from '../wire/read-response.ts';
import type { ReadOptions, ReadOutlet } from './read-call.ts';
import { resolve } from './resolve-link.ts';
import { isVisible, visibleStream } from './visible-stream.ts';

/** Events read from the file at a time. */
export const PAGE = 256;
const MOST = 9_223_372_036_854_775_807n;

/** Reads a stream in either direction; a stream that is not there is an ordinary answer, not an error. */
export async function readStream(store: Store, options: ReadOptions, outlet: ReadOutlet): Promise<void> {
  const stream = streamName(options.getStream()?.getStreamIdentifier());
  const visible = visibleStream(store, stream);
  if (visible.state === 'deleted') throw streamDeleted(stream);
  if (visible.state === 'missing') return void outlet.send(streamNotFoundResponse(stream));
  const forwards = options.getReadDirection() === 0;
  const direction = forwards ? 'forwards' : 'backwards';
  let next = startOf(options, visible.last, forwards);
  if (forwards && next < visible.first) next = visible.first;
  let left = BigInt(options.getCount() || 0);
  let sent = 0;
  while (left > 0n && !outlet.ended) {
    const limit = Number(left < BigInt(PAGE) ? left : BigInt(PAGE));
    const page: LogRecord[] = next < 0n ? [] : store.log.ofStream(stream, next, limit, direction);
    for (const record of page) {
      if (!isVisible(record, visible)) continue;
      sent++;
      left--;
      if (!outlet.send(eventResponse(resolve(store, record, options.getResolveLinks())))) await outlet.drained();
      if (outlet.ended) return;
    }
    const last = page.at(-1);
    if (!last || (!forwards && last.revision <= visible.first)) break;
    next = forwards ? last.revision + 1n : last.revision - 1n;
  }
  if ((options.getControlOption()?.getCompatibility() ?? 0) < 1) return;
  if (sent === 0) outlet.send(firstPositionResponse(visible.first));
  outlet.send(lastPositionResponse(visible.last));
}

function startOf(options: ReadOptions, last: bigint, forwards: boolean): bigint {
  const stream = options.getStream();
  if (stream?.hasRevision()) {
    const revision = BigInt(stream.getRevision());
    return revision > MOST ? MOST : revision;
  }
  if (stream?.hasEnd()) return forwards ? last + 1n : last;
  return 0n;
}
