import { crc32 } from 'node:zlib';
import type { Consumer } from '../consumer.ts';
import type { Message } from '../message.ts';
import type { Offered } from '../message-buffer.ts';
import type { Strategy } from './strategy.ts';

/** Streams share buckets, so that a group on millions of streams remembers a thousand things and not millions. */
const BUCKETS = 1024;

/** Events of the same stream (or with the same of whatever `keyOf` tells) to the same consumer, as long as it is there. */
export class Pinned implements Strategy {
  readonly consumers = new Set<Consumer>();
  private readonly owners = new Map<number, Consumer>();
  private readonly keyOf: (message: Message) => string;

  constructor(keyOf: (message: Message) => string) {
    this.keyOf = keyOf;
  }

  /** The newcomer takes over what others have beyond an equal share. */
  add(consumer: Consumer): void {
    this.consumers.add(consumer);
    const share = Math.ceil(this.owners.size / this.consumers.size);
    for (const other of this.consumers) {
      if (other === consumer) continue;
      for (const bucket of this.bucketsOf(other).slice(share)) this.owners.set(bucket, consumer);
    }
  }

  /** Its buckets find another owner when something comes for them. */
  remove(consumer: Consumer): void {
    this.consumers.delete(consumer);
    for (const bucket of this.bucketsOf(consumer)) this.owners.delete(bucket);
  }

  push(message: Message): Offered {
    if (![...this.consumers].some(({ slots }) => slots > 0)) return 'full';
    const bucket = crc32(this.keyOf(message)) % BUCKETS;
    const owner = this.owners.get(bucket) ?? this.leastBurdened();
    this.owners.set(bucket, owner);
    return owner.push(message) ? 'sent' : 'skipped';
  }

  private bucketsOf(consumer: Consumer): number[] {
    return [...this.owners].filter(([, owner]) => owner === consumer).map(([bucket]) => bucket);
  }

  private leastBurdened(): Consumer {
    const burdens = new Map([...this.consumers].map((consumer) => [consumer, 0]));
    for (const owner of this.owners.values()) burdens.set(owner, (burdens.get(owner) ?? 0) + 1);
    return [...burdens].reduce((least, entry) => (entry[1] < least[1] ? entry : least))[0];
  }
}
