import type { StoredEvent } from '#libs/event-store';
import type { Build } from './generation.ts';
import { inLogOrder, Progress } from './progress.ts';

const at = (...positions: number[]) => positions.map((position) => ({ position: BigInt(position) }) as StoredEvent);
const positions = (events: readonly StoredEvent[]) => events.map(({ position }) => Number(position));

describe('events on their way into a read model', () => {
  it('stay as they are when they are in order', () => {
    const events = at(1, 2, 9);
    expect(inLogOrder(events)).toBe(events);
  });

  it('lose those that a server told again', () => {
    expect(positions(inLogOrder(at(1, 2, 2, 1, 2, 3)))).toEqual([1, 2, 3]);
  });

  it('lose those that the tables already hold', () => {
    const lastEvent = { id: 'x', position: 5n };
    const progress = new Progress({} as Build, { resumeAfter: { commit: 50n, prepare: 50n }, lastEvent });
    expect(positions(progress.unseen(at(4, 5, 6, 60)))).toEqual([6, 60]);
  });

  it('are kept when only a checkpoint of the server is ahead of them, for it may have been wrong', () => {
    const lastEvent = { id: 'x', position: 5n };
    const progress = new Progress({} as Build, { resumeAfter: { commit: 50n, prepare: 50n }, lastEvent });
    expect(positions(progress.unseen(at(6)))).toEqual([6]);
  });
});
