import type { Entry, FeedFilter, PublishedLog } from '#libs/feed';

/** Events that one request looks through for those it is to answer with; the next goes on from there. */
const MOST_LOOKED_AT = 20_000;

export interface Pulled {
  readonly entries: readonly Entry[];
  /** Up to where was looked. */
  readonly next: bigint;
  readonly caughtUp: boolean;
}

/** Up to `limit` wanted entries behind a position. */
export async function pull(log: PublishedLog, filter: FeedFilter, after: bigint, limit: number): Promise<Pulled> {
  const wanted: Entry[] = [];
  let next = after;
  for (let looked = 0; looked < MOST_LOOKED_AT;) {
    const entries = await log.read(next);
    if (entries.length === 0) return { entries: wanted, next, caughtUp: true };
    for (const entry of entries) {
      next = entry.position;
      looked++;
      if (filter.wants(entry)) wanted.push(entry);
      if (wanted.length === limit) return { entries: wanted, next, caughtUp: next === log.head };
    }
  }
  return { entries: wanted, next, caughtUp: next === log.head };
}

/** The same, waiting up to `waitMs` for the first when there are none; fewer are answered at once. */
export async function longPoll(
  log: PublishedLog,
  filter: FeedFilter,
  after: bigint,
  limit: number,
  waitMs: number,
): Promise<Pulled> {
  const deadline = performance.now() + waitMs;
  let pulled = await pull(log, filter, after, limit);
  while (pulled.entries.length === 0 && pulled.caughtUp) {
    const left = deadline - performance.now();
    if (left <= 0 || log.stopped) break;
    await log.somethingBehind(pulled.next, left);
    pulled = await pull(log, filter, pulled.next, limit);
  }
  return pulled;
}
