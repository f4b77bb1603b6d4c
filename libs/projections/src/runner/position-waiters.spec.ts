import { PositionWaiters } from './position-waiters.ts';
import type { WaitOutcome } from './position-waiters.ts';

describe('waiting for a position', () => {
  it('takes no time when it has been reached', async () => {
    expect(await new PositionWaiters().wait(() => 'reached', 60_000)).toBe('reached');
  });

  it('ends when a commit reaches it', async () => {
    const waiters = new PositionWaiters();
    const outcomes: WaitOutcome[] = [];
    const waiting = waiters.wait(() => outcomes[0], 60_000);
    waiters.notify();
    outcomes.push('reached');
    waiters.notify();
    expect(await waiting).toBe('reached');
  });

  it('ends after its time', async () => {
    expect(await new PositionWaiters().wait(() => undefined, 5)).toBe('timeout');
  });

  it('is nobody else’s business', async () => {
    const waiters = new PositionWaiters();
    let position = 0;
    const at = (wanted: number) => waiters.wait(() => (position >= wanted ? 'reached' : undefined), 30);
    const [near, far] = [at(1), at(2)];
    position = 1;
    waiters.notify();
    expect([await near, await far]).toEqual(['reached', 'timeout']);
  });
});
