import type { FeedFilter, PublishedLog } from '#libs/feed';

/** Wanted events of a range as lines of JSON, a page at a time, at the pace of whoever takes them. */
export async function* exportLines(
  log: PublishedLog,
  filter: FeedFilter,
  after: bigint,
  until: bigint,
): AsyncGenerator<string, void> {
  for (let cursor = after; cursor < until;) {
    const entries = await log.read(cursor);
    const last = entries.at(-1);
    if (!last) return;
    cursor = last.position;
    const lines = entries.filter((entry) => entry.position <= until && filter.wants(entry)).map(({ json }) => json);
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
}
