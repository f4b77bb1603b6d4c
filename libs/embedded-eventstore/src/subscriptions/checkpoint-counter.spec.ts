import { CheckpointCounter } from './checkpoint-counter.ts';

describe('Checkpoints of a filtered subscription', () => {
  const due = (counter: CheckpointCounter, positions: number[]) =>
    positions.filter((position) => counter.looked(position, false));

  it('are due after every interval of events that were looked at, and at the end', () => {
    const counter = new CheckpointCounter(2, undefined, 50);
    expect(due(counter, [10, 20, 30, 40, 50])).toEqual([20, 40]);
    expect(new CheckpointCounter(2, 10, 10).atEnd()).toBe(10);
  });

  it('are counted anew from where the log ended when the subscription began', () => {
    const counter = new CheckpointCounter(4, 10, 40);
    expect(due(counter, [20, 30, 40])).toEqual([]);
    counter.atEnd();
    expect(due(counter, [50, 60, 70, 80, 90, 100, 110, 120])).toEqual([80, 120]);
  });

  it('are so also where what is new is read together with what is old', () => {
    const counter = new CheckpointCounter(3, undefined, 40);
    expect(due(counter, [20, 40, 50, 60, 70, 80])).toEqual([70]);
  });
});
