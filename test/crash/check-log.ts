import type { StoredEvent } from '#libs/event-store';
import type { SentAppend } from './sent-append.ts';
import type { Tally } from './tally.ts';

/** The log as it is read, against what its writers were told and its readers were shown. */
export function checkLog(
  log: readonly StoredEvent[],
  sent: readonly SentAppend[],
  seen: readonly StoredEvent[],
): Pick<Tally, 'lost' | 'duplicated' | 'problems'> {
  const byId = new Map<string, StoredEvent[]>();
  for (const event of log) byId.set(event.id, [...(byId.get(event.id) ?? []), event]);
  const lost = sent.filter((append) => isLost(append, byId));
  const duplicated = sent.filter(({ events }) => events.some(({ id }) => (byId.get(id)?.length ?? 0) > 1));
  return {
    lost: lost.length,
    duplicated: duplicated.length,
    problems: [
      ...lost.map(
        ({ stream, acknowledged }) => `${stream} was acknowledged at ${acknowledged?.revision} and is not there`,
      ),
      ...duplicated.map(({ stream, acknowledged }) => `${stream} has the append of ${acknowledged?.revision} twice`),
      ...orderProblems(log),
      ...vanished(seen, byId),
    ],
  };
}

/** All events of an append lie in its stream, in their order, the last at the revision that the answer gave. */
function isLost(
  { stream, events, acknowledged }: SentAppend,
  byId: ReadonlyMap<string, readonly StoredEvent[]>,
): boolean {
  if (!acknowledged) return true;
  const first = acknowledged.revision - BigInt(events.length) + 1n;
  return events.some(({ id }, index) => {
    const there = byId.get(id) ?? [];
    return !there.some((event) => event.stream === stream && event.revision === first + BigInt(index));
  });
}

/** Positions strictly increase along the log; revisions of each stream count from 0 without a gap. */
function orderProblems(log: readonly StoredEvent[]): string[] {
  const next = new Map<string, bigint>();
  return log.flatMap(({ stream, revision, position }, index) => {
    const expected = next.get(stream) ?? 0n;
    next.set(stream, revision + 1n);
    const before = log[index - 1]?.position ?? -1n;
    return [
      ...(revision === expected ? [] : [`${stream} has revision ${revision} where ${expected} belongs`]),
      ...(position > before ? [] : [`position ${position} comes after ${before}`]),
    ];
  });
}

/** What somebody was shown before a crash is there afterwards, where it was. */
function vanished(seen: readonly StoredEvent[], byId: ReadonlyMap<string, readonly StoredEvent[]>): string[] {
  return seen
    .filter(({ id, position }) => !byId.get(id)?.some((event) => event.position === position))
    .map(({ stream, revision }) => `${stream} revision ${revision} was shown to a reader and is gone`);
}
