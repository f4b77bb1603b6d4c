import type { Entry } from '#libs/feed';

/** Server-sent events as written: published ones have no name, so that `onmessage` gets them all. */
export function eventFrame({ position, json }: Entry): string {
  return `id: ${position}\ndata: ${json}\n\n`;
}

/** Everything published so far has been told. It is told again each time a reader has caught up. */
export function caughtUpFrame(position: bigint): string {
  return `event: caught-up\nid: ${position}\ndata: {"position":"${position}"}\n\n`;
}

/** Moves the reader's Last-Event-ID past what its filter left out: an id without data is remembered and not told. */
export function heartbeatFrame(position: bigint): string {
  return `: heartbeat\nid: ${position}\n\n`;
}

/** The connection ends on purpose, and why; whoever comes back with the last id misses nothing. */
export function endFrame(code: string): string {
  return `event: end\ndata: {"code":"${code}"}\n\n`;
}

/** How long a browser waits before it comes back, in ms. */
export const RETRY_FRAME = 'retry: 2000\n\n';
