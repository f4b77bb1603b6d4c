import type { Store } from '../store.ts';
import { streamDeleted, unexpectedResult } from '../wire/errors.ts';
import { firstPositionResponse, lastPositionResponse, streamNotFoundResponse } from '../wire/read-response.ts';
import { yieldToOthers } from './outlet.ts';
import type { ReadOutlet } from './read-call.ts';
import type { Extent, StreamOptions } from './read-options.ts';
import { type VisibleStream, visibleStream } from './visible-stream.ts';

/** Events read from the file at a time. */
export const PAGE = 256n;

/** The real server looks that far before it says that a stream begins later than the client thinks. */
const SERVER_PAGE = 32n;

/** Reads a stream in either direction; a stream that is not there is an ordinary answer, not an error. */
export async function readStream(
  store: Store,
  options: StreamOptions,
  { forwards, limit }: Extent,
  compatibility: number,
  outlet: ReadOutlet,
): Promise<void> {
  const { stream, from } = options;
  if (forwards && from === 'end') throw unexpectedResult('ReadStreamResult', 'Error');
  const visible = visibleStream(store, stream);
  if (visible.state === 'deleted') throw streamDeleted(stream);
  if (visible.state === 'missing') return outlet.sendAll([streamNotFoundResponse(stream)]);
  const begin = from === 'start' ? 0n : from === 'end' ? visible.last : from;
  if (compatibility >= 1 && forwards) {
    await outlet.sendAll(laterBeginnings(begin, visible, limit < SERVER_PAGE ? limit : SERVER_PAGE));
  }
  await sendEvents(store, options, { forwards, limit }, begin, visible, outlet);
  if (compatibility >= 1) await outlet.sendAll([lastPositionResponse(visible.last)]);
}

async function sendEvents(
  store: Store,
  { stream, respond }: StreamOptions,
  { forwards, limit }: Extent,
  begin: bigint,
  { first, last }: VisibleStream,
  outlet: ReadOutlet,
): Promise<void> {
  let next = forwards ? (begin > first ? begin : first) : begin < last ? begin : last;
  let left = limit;
  while (left > 0n && next >= first && next <= last && !outlet.ended) {
    const there = forwards ? last - next + 1n : next - first + 1n;
    const size = [PAGE, left, there].reduce((least, one) => (one < least ? one : least));
    const page = store.log.ofStream(stream, next, Number(size), forwards ? 'forwards' : 'backwards');
    const end = page.at(-1);
    if (!end) return;
    await outlet.sendAll(page.map(respond));
    left -= BigInt(page.length);
    next = forwards ? end.revision + 1n : end.revision - 1n;
    await yieldToOthers();
  }
}

/** One message for each page without events that the real server goes through: where the next one begins. */
function laterBeginnings(begin: bigint, { first, last }: VisibleStream, page: bigint): Buffer[] {
  const pastLast = (from: bigint) => (from > last && from !== last + 1n ? [firstPositionResponse(last + 1n)] : []);
  if (begin > last) return pastLast(begin);
  return begin + page - 1n >= first ? [] : [firstPositionResponse(first), ...pastLast(first)];
}
