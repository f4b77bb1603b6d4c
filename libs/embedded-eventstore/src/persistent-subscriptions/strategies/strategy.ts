import type { Consumer } from '../consumer.ts';
import type { Message } from '../message.ts';
import type { Offered } from '../message-buffer.ts';

/** Which of a group's consumers gets which event. */
export interface Strategy {
  readonly consumers: ReadonlySet<Consumer>;
  add(consumer: Consumer): void;
  remove(consumer: Consumer): void;
  push(message: Message): Offered;
}
