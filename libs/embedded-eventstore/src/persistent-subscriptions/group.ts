import type { Store } from '../store.ts';
import { Checkpoints } from './checkpoints.ts';
import type { Consumer } from './consumer.ts';
import type { EventSource } from './event-source.ts';
import { InFlight } from './in-flight.ts';
import { type Message, originalOf, retried } from './message.ts';
import { MessageBuffer, type Offered } from './message-buffer.ts';
import { ParkingLot } from './parking-lot.ts';
import { Reader } from './reader.ts';
import { Replay } from './replay.ts';
import { type GroupDefinition, groupId } from './settings.ts';
import { type Strategy, strategyNamed } from './strategies/index.ts';

export type NackAction = 'unknown' | 'park' | 'retry' | 'skip' | 'stop';

/** A persistent subscription at work: events of one source shared out among consumers, each until somebody answers for it. */
export class Group {
  readonly id: string;
  readonly definition: GroupDefinition;
  readonly source: EventSource;
  readonly strategy: Strategy;
  readonly buffer = new MessageBuffer();
  readonly inFlight = new InFlight();
  readonly checkpoints: Checkpoints;
  readonly parkingLot: ParkingLot;
  readonly reader: Reader;
  readonly replay: Replay;
  /** Events given out so far, repetitions included. */
  totalItems = 0;
  private scheduled = false;
  private stopped = false;

  constructor(store: Store, definition: GroupDefinition, source: EventSource) {
    this.id = groupId(definition.source, definition.name);
    this.definition = definition;
    this.source = source;
    this.strategy = strategyNamed(definition.settings.strategy);
    this.checkpoints = new Checkpoints(store, this.id, source, definition.settings);
    this.parkingLot = new ParkingLot(store, this.id);
    this.reader = new Reader(source, definition.settings, this.buffer, this.checkpoints);
    this.replay = new Replay(this.parkingLot, definition.settings.bufferSize);
    this.wake();
  }

  get isFull(): boolean {
    const { maxSubscriberCount } = this.definition.settings;
    return maxSubscriberCount !== 0 && this.strategy.consumers.size >= maxSubscriberCount;
  }

  /** Whether its source has more than was read. */
  get hasNews(): boolean {
    return this.reader.isBehind;
  }

  /** One that can't read lets everybody go at once, so that somebody looks why. */
  connect(consumer: Consumer): void {
    if (this.reader.isFaulted) return consumer.drop();
    this.strategy.add(consumer);
    this.wake();
  }

  /** What it had and did not answer goes to others. */
  disconnect(consumer: Consumer): void {
    if (!this.strategy.consumers.has(consumer)) return;
    this.strategy.remove(consumer);
    const lost = [...consumer.inFlight.values()].sort(byRevision);
    for (const message of lost) this.retry(message);
    // Not at once: a consumer may be found gone while it is being given something.
    this.wake();
  }

  /** Each answer is given its successors before the next one is heard, so that repetitions keep their places in the order. */
  ack(ids: readonly string[]): void {
    for (const id of ids) this.done(id);
    this.checkpoint(false);
    this.giveOut();
    this.wake();
  }

  nack(ids: readonly string[], action: NackAction, reason: string): void {
    for (const id of ids) {
      const message = this.inFlight.get(id);
      if (!message) continue;
      if (action === 'park') this.park(message, `Client explicitly NAK'ed message.\n${reason}`);
      else if (action === 'retry' || action === 'unknown') this.retryOrPark(message);
      else this.done(id);
    }
    this.checkpoint(false);
    this.giveOut();
    this.wake();
  }

  /** Gives out parked events again, up to the one with this number, which stays. */
  replayParked(stopAt: bigint | undefined): void {
    this.replay.begin(stopAt);
    this.wake();
  }

  /** Once a second. */
  tick(now: number): void {
    for (const message of this.inFlight.expiredBy(now)) this.retryOrPark(message);
    this.checkpoint(true);
    this.wake();
  }

  /** Reads and gives out, soon; in small steps, so that others get their turn. */
  wake(): void {
    if (this.scheduled || this.stopped) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (this.stopped) return;
      const more = this.replay.step(this.buffer) || this.reader.readPage();
      this.giveOut();
      if (more) this.wake();
    });
  }

  /** Lets all consumers go; nothing is given out any more. */
  stop(): void {
    this.stopped = true;
    for (const consumer of [...this.strategy.consumers]) {
      this.strategy.remove(consumer);
      consumer.drop();
    }
  }

  /** Forgets how far it came, and what is parked. */
  async forget(): Promise<void> {
    await Promise.all([this.checkpoints.delete(), this.parkingLot.delete()]);
  }

  private giveOut(): void {
    if (this.strategy.consumers.size === 0) return;
    const before = this.buffer.count;
    this.buffer.offer((message) => this.offer(message));
    if (this.buffer.count < before) {
      this.checkpoint(false);
      this.wake();
    }
  }

  private offer(message: Message): Offered {
    // The same event id twice in a stream: the second waits until the first is answered, or an answer would be for both.
    if (this.inFlight.has(message.id)) return 'skipped';
    if (this.inFlight.isFull) return 'full';
    const offered = this.strategy.push(message);
    if (offered === 'sent') {
      this.totalItems++;
      this.inFlight.start(message, Date.now() + this.definition.settings.messageTimeout);
    }
    return offered;
  }

  private done(id: string): void {
    this.inFlight.remove(id);
    this.release(id);
  }

  private release(id: string): void {
    for (const consumer of this.strategy.consumers) consumer.release(id);
  }

  private retryOrPark(message: Message): void {
    const { maxRetryCount } = this.definition.settings;
    if (message.retryCount < maxRetryCount) this.retry(message);
    else this.park(message, `Reached retry count of ${maxRetryCount}`);
  }

  private retry(message: Message): void {
    this.done(message.id);
    this.buffer.addRetry(retried(message));
  }

  /** It holds the checkpoint until it lies in the parked stream, so that it is never in neither. */
  private park(message: Message, reason: string): void {
    this.release(message.id);
    this.inFlight.neverExpires(message.id);
    this.parkingLot.park(message.resolved, reason).then(
      () => {
        this.done(message.id);
        this.checkpoint(false);
        this.wake();
      },
      () => {
        this.retry(message);
        this.wake();
      },
    );
  }

  private checkpoint(timed: boolean): void {
    if (this.stopped || !this.checkpoints.mayBeDue(this.reader.sequence, timed)) return;
    const first = this.firstOpen();
    const position = first ? first.previous : this.reader.position;
    if (position === undefined) return;
    const sequence = first ? first.sequence - 1 : this.reader.sequence;
    this.checkpoints.reached({ position, sequence }, timed, Date.now());
  }

  /** The first event of the source that nobody answered for. */
  private firstOpen() {
    let first: Message['place'];
    for (const messages of [this.inFlight.all(), this.buffer.waiting()]) {
      for (const { place } of messages) if (place && (!first || place.sequence < first.sequence)) first = place;
    }
    return first;
  }
}

const byRevision = (a: Message, b: Message): number => {
  const difference = originalOf(a.resolved).revision - originalOf(b.resolved).revision;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
