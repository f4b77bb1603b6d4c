import { record } from '../testing/records.ts';
import { Tail } from './tail.ts';

const records = (from: number, count: number, bytes = 0) =>
  Array.from({ length: count }, (_, n) => record({ position: BigInt((from + n) * 10), data: Buffer.alloc(bytes) }));

describe('The tail of the log', () => {
  it('has what was written since it began, and says when it does not reach back far enough', () => {
    const tail = new Tail();
    tail.startAfter(50);
    tail.push(records(6, 3));
    expect(tail.from(50n, 10)).toBeUndefined();
    expect(tail.from(51n, 2)?.map(({ position }) => position)).toEqual([60n, 70n]);
    expect(tail.from(75n, 10)?.map(({ position }) => position)).toEqual([80n]);
    expect(tail.from(90n, 10)).toEqual([]);
  });

  it('has single ones by where they begin, in the order asked for, unless one of them is older', () => {
    const tail = new Tail();
    tail.startAfter(50);
    tail.push(records(6, 3));
    expect(tail.at([80, 60])?.map(({ position }) => position)).toEqual([80n, 60n]);
    expect(tail.at([60, 50])).toBeUndefined();
  });

  it.each([
    ['many records', 10_000, 0],
    ['large records', 100, 1024 * 1024],
  ])('forgets the oldest of %s, without a gap', (_what, count, bytes) => {
    const tail = new Tail();
    for (let n = 1; n <= count; n++) tail.push(records(n, 1, bytes));
    expect(tail.from(10n, 1)).toBeUndefined();
    const newest = tail.from(BigInt((count - 2) * 10), 10);
    expect(newest?.map(({ position }) => position)).toEqual([count - 2, count - 1, count].map((n) => BigInt(n * 10)));
  });
});
