import type { Backlog, FailingCase } from '../register/backlog.ts';
import { FailingCases } from './failing-cases.ts';
import { POLICY } from './policy.ts';

const HOUR = 60 * 60_000;

/** One case of which one event waits, to be tried again then. */
function failing(nextAt: number): { cases: FailingCases; arrived: bigint[] } {
  const one: FailingCase = { caseId: 'A', attempts: 1, since: '', nextAt, problem: '', parked: false };
  const waiting = [7n];
  const arrived: bigint[] = [];
  const backlog = {
    ...{ failing: () => [one], count: () => waiting.length, put: () => {}, clear: () => {}, wait: () => {} },
    waiting: () => [...waiting],
    arrived: () => arrived.push(waiting.shift()!),
  };
  const send = () => Promise.resolve({ ms: 1, status: 200, at: '' });
  return {
    cases: new FailingCases({ webhook: 'wh', backlog: backlog as unknown as Backlog, policy: POLICY, send }),
    arrived,
  };
}

describe('A case of which an endpoint did not take an event', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is tried again when its pause is over', async () => {
    const { cases, arrived } = failing(Date.now() + HOUR);
    await jest.advanceTimersByTimeAsync(HOUR - 1_000);
    expect(arrived).toEqual([]);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(arrived).toEqual([7n]);
    await cases.stop();
  });

  it('is tried again at once when no pause is so long: the clock was set back since', async () => {
    const { cases, arrived } = failing(Date.now() + 40 * 24 * HOUR);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(arrived).toEqual([7n]);
    await cases.stop();
  });
});
