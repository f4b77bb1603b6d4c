import type { EventSource } from './event-source.ts';
import { RunnerState } from './runner-state.ts';
import { watch } from './watchdog.ts';

const DAY = 24 * 60 * 60_000;

describe('A subscription that has died without a word', () => {
  it('is noticed also when the clock of the machine was set back', async () => {
    const place = { commit: 7n, prepare: 7n };
    const source = {
      ping: () => Promise.resolve({ head: place }),
      async *readAll() {
        yield await Promise.resolve({ stream: 'case-A', position: 7n });
      },
    } as unknown as EventSource;
    const state = new RunnerState();
    const today = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => today - DAY);
    const patience = AbortSignal.timeout(20_000);
    const watching = watch(source, ['case-'], state, { watchEveryMs: 5, silenceMs: 50 }, patience);
    await expect(watching).rejects.toMatchObject({ code: 'SUBSCRIPTION_STALLED' });
    clock.mockRestore();
  });
});
