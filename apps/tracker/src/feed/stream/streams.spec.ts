import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AdvanceListener, type Entry, FeedFilter, type PublishedLog } from '#libs/feed';
import { Streams } from './streams.ts';

const PAGE = 256;
const EVERYTHING = new FeedFilter({});

/** A feed in memory that is read a page at a time. */
class Feed {
  readonly listeners = new Set<AdvanceListener>();
  readonly entries: Entry[] = [];

  get head(): bigint {
    return BigInt(this.entries.length - 1);
  }

  async read(after: bigint): Promise<readonly Entry[]> {
    return this.entries.slice(Number(after) + 1, Number(after) + 1 + PAGE);
  }

  onAdvance(listener: AdvanceListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(count: number): void {
    const more = Array.from({ length: count }, (_none, index): Entry => {
      const position = BigInt(this.entries.length + index);
      const json = JSON.stringify({ position: String(position), text: 'x'.repeat(1_000) });
      return {
        position,
        id: `e${position}`,
        type: 't',
        caseId: 'C',
        port: '2801',
        campaign: undefined,
        logPosition: position,
        json,
      };
    });
    this.entries.push(...more);
    for (const listener of this.listeners) listener(more);
  }
}

/** A socket whose other side takes what it is sent only when told to. */
class Peer extends EventEmitter {
  destroyed = false;
  writableEnded = false;
  taken = '';
  waiting: string[] = [];
  slow = false;

  write(chunk: string | Buffer): boolean {
    if (this.slow) this.waiting.push(String(chunk));
    else this.taken += String(chunk);
    return !this.slow;
  }

  /** Takes what waits, and goes on being slow. */
  takeSome(): void {
    this.taken += this.waiting.splice(0).join('');
    this.emit('drain');
  }

  end(chunk: string): void {
    this.taken += chunk;
    this.writableEnded = true;
    this.emit('close');
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }

  get positions(): number[] {
    return [...this.taken.matchAll(/^id: (\d+)\ndata: \{"position":"\1","text"/gm)].map(([, id]) => Number(id));
  }

  get waitingBytes(): number {
    return this.waiting.reduce((sum, { length }) => sum + length, 0);
  }
}

describe('Readers of the stream', () => {
  let feed: Feed;
  let streams: Streams;
  const add = (peer: Peer, after = -1n, until = Infinity, filter = EVERYTHING, caller = 'warehouse'): void =>
    streams.add(peer as unknown as Socket, { caller, filter, after, until });
  const from = (first: number, end: number): number[] => Array.from({ length: end - first }, (_n, i) => first + i);
  /** Lets what is read asynchronously come to its end. */
  const settle = () => jest.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    jest.useFakeTimers();
    feed = new Feed();
    streams = new Streams(feed as unknown as PublishedLog);
  });
  afterEach(() => {
    streams.onModuleDestroy();
    jest.useRealTimers();
  });

  it('that take nothing have no more than a page kept for them, however much there is and comes', async () => {
    feed.publish(10_000);
    const [slow, quick] = [new Peer(), new Peer()];
    slow.slow = true;
    add(slow);
    add(quick);
    await settle();
    for (let more = 0; more < 20; more++) feed.publish(100);
    await settle();
    expect(slow.waitingBytes).toBeLessThan(PAGE * 1_200);
    expect(quick.positions).toEqual(from(0, 12_000));
  });

  it('are slowed to their own pace, with nothing missing and nothing twice', async () => {
    feed.publish(1_000);
    const slow = new Peer();
    slow.slow = true;
    add(slow);
    for (let takes = 0; takes < 10; takes++) {
      await settle();
      slow.takeSome();
      if (takes === 2) feed.publish(100);
    }
    await settle();
    slow.takeSome();
    expect(slow.positions).toEqual(from(0, 1_100));
  });

  it('are cut when they take nothing for 30 seconds, and resume behind what they got', async () => {
    feed.publish(600);
    const slow = new Peer();
    slow.slow = true;
    add(slow);
    await settle();
    slow.takeSome();
    await settle();
    await jest.advanceTimersByTimeAsync(25_000);
    expect([slow.destroyed, streams.readers, streams.cut]).toEqual([false, 1, 0]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect([slow.destroyed, streams.readers, streams.cut]).toEqual([true, 0, 1]);

    const last = slow.positions.at(-1) ?? -1;
    expect(last).toBeGreaterThan(0);
    const again = new Peer();
    add(again, BigInt(last));
    await settle();
    expect([...slow.positions, ...again.positions]).toEqual(from(0, 600));
  });

  it('hear after 15 quiet seconds that the connection stands, with the position to resume from', async () => {
    feed.publish(3);
    const peer = new Peer();
    add(peer);
    await settle();
    const before = peer.taken.length;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(peer.taken.slice(before)).toBe('');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(peer.taken.slice(before)).toBe(': heartbeat\nid: 2\n\n');
    // What is told in the meantime is sign enough.
    feed.publish(1);
    const told = peer.taken.length;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(peer.taken.slice(told)).toBe('');
  });

  it('are told nothing more once their token has ended, at the next event or soon, and why', async () => {
    const ended = 'event: end\ndata: {"code":"TOKEN_EXPIRED"}\n\n';
    const [busy, quiet] = [new Peer(), new Peer()];
    add(busy, -1n, Date.now() + 2_000);
    await settle();
    feed.publish(1);
    await jest.advanceTimersByTimeAsync(2_001);
    feed.publish(1);
    expect([busy.positions, busy.taken.endsWith(ended), busy.writableEnded]).toEqual([[0], true, true]);
    add(quiet, 1n, Date.now() + 1_000);
    await settle();
    await jest.advanceTimersByTimeAsync(6_000);
    expect([quiet.taken.endsWith(ended), quiet.writableEnded, streams.readers]).toEqual([true, true, 0]);
    const stays = new Peer();
    stays.end = (chunk) => {
      stays.taken += chunk;
      stays.writableEnded = true;
    };
    add(stays, 1n, Date.now() + 1_000);
    await jest.advanceTimersByTimeAsync(11_000);
    expect([stays.taken.endsWith(ended), stays.destroyed, streams.readers]).toEqual([true, true, 0]);
  });

  it('are told in turns where they are many, so that others have theirs, with nothing missing and nothing twice', async () => {
    const peers = Array.from({ length: 600 }, () => new Peer());
    for (const peer of peers) add(peer);
    await settle();
    feed.publish(1);
    const told = (): number => peers.filter(({ positions }) => positions.length > 0).length;
    expect(told()).toBeGreaterThan(0);
    expect(told()).toBeLessThan(600);
    for (let turn = 0; turn < 40; turn++) {
      if (turn % 4 > 0) feed.publish(turn % 4);
      const late = new Peer();
      add(late);
      peers.push(late);
      await new Promise((resolve) =>
        jest.requireActual<typeof import('node:timers')>('node:timers').setImmediate(resolve),
      );
    }
    for (let turn = 0; turn < 40; turn++) await settle();
    const everything = from(0, feed.entries.length);
    for (const { positions } of peers) expect(positions).toEqual(everything);
  });

  it('read for themselves what came while so many were told that it was not kept for them', async () => {
    const others = new FeedFilter({ cases: ['D'] });
    const [first, last] = [new Peer(), new Peer()];
    add(first);
    for (let other = 0; other < 600; other++) add(new Peer(), -1n, Infinity, others);
    add(last);
    await settle();
    for (const count of [1, 3_000, 5]) feed.publish(count);
    for (let turn = 0; turn < 40; turn++) await nextTurn();
    await settle();
    for (const { positions } of [first, last]) expect(positions).toEqual(from(0, 3_006));
  });

  it('of one caller take no more than half of the room there is', () => {
    for (let one = 0; one < 5_000; one++) add(new Peer());
    expect(() => streams.assertRoom('warehouse')).toThrow('5000 readers of yours');
    streams.assertRoom('broker');
    for (let one = 0; one < 5_000; one++) add(new Peer(), -1n, Infinity, EVERYTHING, 'broker');
    expect(() => streams.assertRoom('statistics')).toThrow('10000 readers are connected');
  });

  it('are told when the service stops', () => {
    const peer = new Peer();
    add(peer);
    streams.onModuleDestroy();
    expect(peer.taken).toContain('event: end\ndata: {"code":"SERVICE_STOPS"}');
  });
});
