import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { FeedClient } from '#libs/feed-client';

/**
 * A consumer as somebody outside would write it: what it makes of an event and the position are kept in one write, here a line
 * of a file, so that it can end anywhere and goes on behind the last whole line.
 */
const { FEED_URL = '', FEED_AUTHORIZATION = '', FILE = '' } = process.env;

const kept = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
const whole = kept.lastIndexOf('\n') + 1;
if (whole < kept.length) truncateSync(FILE, Buffer.byteLength(kept.slice(0, whole)));
const position = /(?:^|\n)(\d+) [^\n]*\n$/.exec(kept.slice(0, whole))?.[1] ?? 'start';

const file = openSync(FILE, 'a');
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.send?.({ ready: position });
const client = new FeedClient({
  url: FEED_URL,
  headers: { authorization: FEED_AUTHORIZATION },
  firstPauseMs: 20,
  longestPauseMs: 200,
});
for await (const told of client.follow(position, stop.signal)) {
  if (told.kind !== 'event') continue;
  const { id, subject, sequence } = told.event;
  writeSync(file, `${told.position} ${id} ${subject} ${Number(sequence)}\n`);
}
closeSync(file);
process.disconnect?.();
