import type { Consumer } from '../consumer.ts';
import type { Message } from '../message.ts';
import type { Offered } from '../message-buffer.ts';
import type { Strategy } from './strategy.ts';

/** Each event to the next consumer that has room. */
export class RoundRobin implements Strategy {
  /** In the order of their turns: a set keeps the order of insertion. */
  readonly consumers = new Set<Consumer>();

  add(consumer: Consumer): void {
    this.consumers.add(consumer);
  }

  remove(consumer: Consumer): void {
    this.consumers.delete(consumer);
  }

  push(message: Message): Offered {
    for (const consumer of [...this.consumers]) {
      const taken = consumer.push(message);
      this.toTheEnd(consumer);
      if (taken) return 'sent';
    }
    return 'full';
  }

  protected toTheEnd(consumer: Consumer): void {
    this.consumers.delete(consumer);
    this.consumers.add(consumer);
  }
}
