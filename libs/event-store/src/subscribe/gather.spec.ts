import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '../stored-event.ts';
import type { Subscription, SubscriptionMessage } from './message.ts';
import { Gatherer } from './gather.ts';

const message = (id: string): SubscriptionMessage => ({ kind: 'event', event: { id } as StoredEvent });
const caughtUp: SubscriptionMessage = { kind: 'caught-up' };
const ids = (messages: SubscriptionMessage[]) =>
  messages.map((each) => (each.kind === 'event' ? each.event.id : each.kind)).join(' ');

type Step = { after: number; give: SubscriptionMessage[] | Error };

/** A subscription whose takes give these, each after some ms; then it waits for ever. */
function giving(...steps: Step[]): Gatherer {
  const take = async (max: number): Promise<SubscriptionMessage[]> => {
    const step = steps.shift();
    if (step === undefined) return new Promise(() => undefined);
    await sleep(step.after);
    if (step.give instanceof Error) throw step.give;
    expect(step.give.length).toBeLessThanOrEqual(max);
    return step.give;
  };
  return new Gatherer({ take } as Subscription);
}

describe('gathering a batch', () => {
  const [a, b, c, d] = [message('a'), message('b'), message('c'), message('d')];

  it('puts together what comes in quick succession, up to the size of a batch', async () => {
    const gatherer = giving({ after: 1, give: [a, b] }, { after: 1, give: [c] }, { after: 1, give: [d] });
    expect(ids(await gatherer.gather(3, 1_000))).toBe('a b c');
    expect(ids(await gatherer.gather(1, 1_000))).toBe('d');
  });

  it('waits for nothing more when the log’s end is reached', async () => {
    expect(ids(await giving({ after: 0, give: [a] }, { after: 0, give: [caughtUp] }).gather(9, 60_000))).toBe(
      'a caught-up',
    );
  });

  it('waits for nothing more when there is no time for it', async () => {
    expect(ids(await giving({ after: 0, give: [a] }, { after: 0, give: [b] }).gather(9, 0))).toBe('a');
  });

  it('leaves what comes too late for the next batch, and loses none of it', async () => {
    const gatherer = giving({ after: 0, give: [a] }, { after: 40, give: [b] });
    expect(ids(await gatherer.gather(9, 5))).toBe('a');
    await sleep(60);
    expect(ids(await gatherer.gather(1, 5))).toBe('b');
  });

  it('throws a failure that came between two batches at the next', async () => {
    const gatherer = giving({ after: 0, give: [a] }, { after: 20, give: new Error('gone') });
    expect(ids(await gatherer.gather(9, 5))).toBe('a');
    await sleep(40);
    await expect(gatherer.gather(9, 5)).rejects.toThrow('gone');
  });

  it('is empty when the subscription was stopped, whatever had come before', async () => {
    expect(await giving({ after: 0, give: [a] }, { after: 0, give: [] }).gather(9, 1_000)).toEqual([]);
  });
});
