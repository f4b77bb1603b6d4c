import type { Message } from '../message.ts';
import type { Offered } from '../message-buffer.ts';
import { RoundRobin } from './round-robin.ts';

/** All events to one consumer while it has room, then to the next. */
export class DispatchToSingle extends RoundRobin {
  override push(message: Message): Offered {
    for (const consumer of [...this.consumers]) {
      if (consumer.push(message)) return 'sent';
      this.toTheEnd(consumer);
    }
    return 'full';
  }
}
