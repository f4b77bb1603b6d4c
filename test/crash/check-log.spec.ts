import type { StoredEvent } from '#libs/event-store';
import { checkLog } from './check-log.ts';
import type { SentAppend } from './sent-append.ts';

const event = (id: string, revision: number, position: number): StoredEvent => ({
  ...{ id, type: 'Written', stream: 'crash-1', revision: BigInt(revision), data: {}, metadata: {} },
  ...{ position: BigInt(position), prepare: BigInt(position), recordedAt: '2025-01-10T12:00:00.000Z' },
});

const append = (revision: number, ...ids: string[]): SentAppend => ({
  stream: 'crash-1',
  events: ids.map((id) => ({ id, type: 'Written', data: {} })),
  expected: 'any',
  acknowledged: { revision: BigInt(revision), position: 0n },
});

describe('The check of a log after a crash', () => {
  const log = [event('a', 0, 10), event('b', 1, 20), event('c', 2, 30)];

  it('is content with a log that has everything once', () => {
    expect(checkLog(log, [append(1, 'a', 'b'), append(2, 'c')], log)).toEqual({ lost: 0, duplicated: 0, problems: [] });
  });

  it('sees an acknowledged event that is missing, or that is elsewhere than acknowledged', () => {
    expect(checkLog(log, [append(3, 'd')], []).lost).toBe(1);
    expect(checkLog(log, [append(1, 'c')], []).lost).toBe(1);
  });

  it('sees an event that is there twice, though each time in order', () => {
    expect(checkLog([...log, event('c', 3, 40)], [append(2, 'c')], [])).toMatchObject({ lost: 0, duplicated: 1 });
  });

  it('sees a gap in the revisions and a position that does not increase', () => {
    expect(checkLog([event('a', 0, 10), event('b', 2, 10)], [], []).problems).toEqual([
      'crash-1 has revision 2 where 1 belongs',
      'position 10 comes after 10',
    ]);
  });

  it('sees that what a reader was shown is gone', () => {
    expect(checkLog(log.slice(0, 2), [], log).problems).toEqual([
      'crash-1 revision 2 was shown to a reader and is gone',
    ]);
  });
});
