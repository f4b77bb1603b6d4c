import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { STORE_FILE } from '../log/schema.ts';
import { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';
import { proposed, temporaryFolder } from '../testing/filled-store.ts';
import { Consumer } from './consumer.ts';
import type { NackAction } from './group.ts';
import { Groups } from './groups.ts';
import { originalOf, type Message } from './message.ts';
import type { GroupDefinition } from './settings.ts';
import { parkedStreamOf } from './subscription-streams.ts';

const settings: GroupDefinition['settings'] = {
  startFrom: 0n,
  resolveLinks: false,
  extraStatistics: false,
  messageTimeout: 1,
  maxRetryCount: 2,
  checkpointAfter: 1,
  minCheckpointCount: 1,
  maxCheckpointCount: 3,
  maxSubscriberCount: 0,
  liveBufferSize: 10,
  readBatchSize: 3,
  bufferSize: 8,
  strategy: 'RoundRobin',
};

type Step =
  | { readonly do: 'append'; readonly count: number }
  | { readonly do: 'connect'; readonly capacity: number }
  | { readonly do: 'answer'; readonly which: number; readonly with: 'ack' | NackAction }
  | { readonly do: 'disconnect' | 'tick' | 'restart' };

const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ do: fc.constant('connect' as const), capacity: fc.integer({ min: 1, max: 5 }) }),
    fc.record({
      do: fc.constant('answer' as const),
      which: fc.nat(20),
      with: fc.constantFrom('ack' as const, 'ack' as const, 'park' as const, 'retry' as const, 'skip' as const),
    }),
    fc.constantFrom<Step>({ do: 'disconnect' }, { do: 'tick' }, { do: 'restart' }),
  ),
  { minLength: 10, maxLength: 40 },
);

/** Consumers that do as they are told, and what they answered for. */
class World {
  readonly store: Store;
  groups: Groups;
  readonly answered = new Set<bigint>();
  appended = 0;
  private consumers: { consumer: Consumer; has: Message[] }[] = [];

  constructor(file: string) {
    this.store = new Store(file);
    this.groups = new Groups(this.store);
  }

  get group() {
    return this.groups.get('case-1', 'officers');
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'append') await this.append(step.count);
    else if (step.do === 'connect') this.connect(step.capacity);
    else if (step.do === 'answer') this.answer(step.which, step.with);
    else if (step.do === 'disconnect') this.disconnect();
    else if (step.do === 'tick') this.group.tick(Date.now() + 10);
    else this.restart();
    await settled();
  }

  /** One that answers for everything, until there is nothing more to answer for. */
  async finish(): Promise<void> {
    this.restart();
    this.connect(100);
    for (let idle = 0; idle < 3;) {
      await settled();
      const before = this.answered.size;
      while (this.consumers[0]?.has.length) this.answer(0, 'ack');
      idle = this.answered.size === before ? idle + 1 : 0;
    }
  }

  get parked(): bigint[] {
    const links = this.store.log.ofStream(parkedStreamOf(this.group.id), 0n, 1000, 'forwards');
    return links.map(({ data }) => BigInt(Buffer.from(data).toString().split('@')[0] ?? ''));
  }

  private async append(count: number): Promise<void> {
    const events = Array.from({ length: count }, () => proposed(`event ${this.appended++}`));
    await this.store.append('case-1', ANY, events);
  }

  private connect(capacity: number): void {
    const has: Message[] = [];
    const line = { send: (message: Message) => has.push(message) > 0, drop: () => undefined };
    const consumer = new Consumer(line, { connectionName: 'test', capacity, measured: false });
    this.consumers.push({ consumer, has });
    this.group.connect(consumer);
  }

  private answer(which: number, answer: 'ack' | NackAction): void {
    const held = this.consumers.flatMap(({ has }) => has);
    const message = held[which % Math.max(held.length, 1)];
    if (!message) return;
    for (const { has } of this.consumers) if (has.includes(message)) has.splice(has.indexOf(message), 1);
    const isStillOwed = this.group.inFlight.has(message.id);
    if (answer === 'ack') this.group.ack([message.id]);
    else this.group.nack([message.id], answer, 'because');
    if (isStillOwed && (answer === 'ack' || answer === 'skip'))
      this.answered.add(originalOf(message.resolved).revision);
  }

  private disconnect(): void {
    const leaver = this.consumers.shift();
    if (leaver) this.group.disconnect(leaver.consumer);
  }

  /** As if the process had died: what was only in memory is gone. */
  private restart(): void {
    this.groups.stop();
    this.consumers = [];
    this.groups = new Groups(this.store);
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('A persistent subscription', () => {
  const root = temporaryFolder();

  it('loses no event, whatever consumers answer, whoever leaves and whenever the server dies', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom('RoundRobin', 'DispatchToSingle', 'Pinned'), async (chosen, strategy) => {
        const world = new World(join(mkdtempSync(join(root, 'run-')), STORE_FILE));
        await world.groups.create({ source: 'case-1', name: 'officers', settings: { ...settings, strategy } });
        for (const step of chosen) await world.take(step);
        await world.finish();
        const accounted = new Set([...world.answered, ...world.parked]);
        expect(accounted.size).toBe(world.appended);
        expect(world.group.inFlight.count).toBe(0);
        world.groups.stop();
        await world.store.close();
      }),
      { numRuns: 15 },
    );
  });
});
