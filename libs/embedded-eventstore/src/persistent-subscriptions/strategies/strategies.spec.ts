import { proposedMessage } from '../../testing/messages.ts';
import { Consumer } from '../consumer.ts';
import type { Message } from '../message.ts';
import { isStrategy, strategyNamed } from './index.ts';

class Recorder {
  readonly got: string[] = [];
  readonly consumer: Consumer;

  constructor(capacity: number) {
    const line = { send: ({ id }: Message) => this.got.push(id) > 0, drop: () => undefined };
    this.consumer = new Consumer(line, { connectionName: 'test', capacity, measured: false });
  }
}

const recorders = (...capacities: number[]) => capacities.map((capacity) => new Recorder(capacity));

function strategyOf(name: string, consumers: readonly Recorder[]) {
  const strategy = strategyNamed(name);
  for (const { consumer } of consumers) strategy.add(consumer);
  return strategy;
}

const counts = (consumers: readonly Recorder[]) => consumers.map(({ got }) => got.length);

describe('Consumer strategies', () => {
  it('are known by the names that clients use', () => {
    expect(['RoundRobin', 'DispatchToSingle', 'Pinned', 'PinnedByCorrelation'].every(isStrategy)).toBe(true);
    expect(isStrategy('toString')).toBe(false);
    expect(() => strategyNamed('Random')).toThrow('no consumer strategy Random');
  });

  it('RoundRobin gives to each in turn, passing over the busy ones, until all are', () => {
    const consumers = recorders(1, 5, 5);
    const strategy = strategyOf('RoundRobin', consumers);
    const offered = Array.from({ length: 12 }, (_, n) => strategy.push(proposedMessage(n + 1)));
    expect(offered).toEqual([...Array.from({ length: 11 }, () => 'sent'), 'full']);
    expect(counts(consumers)).toEqual([1, 5, 5]);
  });

  it('DispatchToSingle fills one consumer before it turns to the next', () => {
    const consumers = recorders(3, 3);
    const strategy = strategyOf('DispatchToSingle', consumers);
    for (let n = 1; n <= 4; n++) strategy.push(proposedMessage(n));
    expect(counts(consumers)).toEqual([3, 1]);
  });

  it('Pinned keeps a stream with its consumer, and skips what that one has no room for', () => {
    const consumers = recorders(2, 50);
    const strategy = strategyOf('Pinned', consumers);
    const push = (stream: string, n: number) => strategy.push(proposedMessage(n, 1, stream));
    expect([push('case-a', 1), push('case-a', 2), push('case-a', 3)]).toEqual(['sent', 'sent', 'skipped']);
    expect(push('case-b', 1)).toBe('sent');
    expect(counts(consumers)).toEqual([2, 1]);
  });

  it('Pinned moves a fair share to a newcomer, and all that a leaver had to others', () => {
    const consumers = recorders(500, 500);
    const strategy = strategyNamed('Pinned');
    const push = () => {
      for (let n = 1; n <= 100; n++) strategy.push(proposedMessage(1, 1, `case-${n}`));
    };
    strategy.add(consumers[0]!.consumer);
    push();
    strategy.add(consumers[1]!.consumer);
    for (const { got } of consumers) got.length = 0;
    push();
    for (const count of counts(consumers)) expect(count).toBeGreaterThan(30);
    strategy.remove(consumers[0]!.consumer);
    consumers[1]!.got.length = 0;
    push();
    expect(consumers[1]!.got).toHaveLength(100);
  });

  it('PinnedByCorrelation keeps what has the same correlation id together, whatever the stream', () => {
    const consumers = recorders(50, 50, 50);
    const strategy = strategyOf('PinnedByCorrelation', consumers);
    const metadata = JSON.stringify({ $correlationId: 'shipment-7' });
    for (let n = 1; n <= 9; n++) strategy.push(proposedMessage(1, 1, `case-${n}`, metadata));
    expect(counts(consumers).sort()).toEqual([0, 0, 9]);
  });

  it('is full without consumers', () => {
    for (const name of ['RoundRobin', 'DispatchToSingle', 'Pinned']) {
      expect(strategyNamed(name).push(proposedMessage(1))).toBe('full');
    }
  });
});
