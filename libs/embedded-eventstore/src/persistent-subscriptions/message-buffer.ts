import { bytesOf, type Message } from './message.ts';

/** What became of an event that was offered: `skipped` when its consumer is busy but others may not be. */
export type Offered = 'sent' | 'skipped' | 'full';

/** What waits for a consumer: first what is to be given out again, then what was read, each in the order of the source. */
export class MessageBuffer {
  private retries: Message[] = [];
  private unread: Message[] = [];
  private waitingBytes = 0;

  get count(): number {
    return this.retries.length + this.unread.length;
  }

  get readCount(): number {
    return this.unread.length;
  }

  get retryCount(): number {
    return this.retries.length;
  }

  /** What they take in memory. */
  get bytes(): number {
    return this.waitingBytes;
  }

  addRead(message: Message): void {
    this.unread.push(message);
    this.waitingBytes += bytesOf(message);
  }

  /** Before later events of the source; a replayed one at the end. */
  addRetry(message: Message): void {
    const { place } = message;
    this.waitingBytes += bytesOf(message);
    const later = place
      ? this.retries.findIndex((other) => other.place !== undefined && other.place.position > place.position)
      : -1;
    if (later < 0) this.retries.push(message);
    else this.retries.splice(later, 0, message);
  }

  /** Offers one after the other until there is no more room; what is sent leaves. */
  offer(offer: (message: Message) => Offered): void {
    const counted = (message: Message): Offered => {
      const offered = offer(message);
      if (offered === 'sent') this.waitingBytes -= bytesOf(message);
      return offered;
    };
    this.retries = rest(this.retries, counted, () => {
      this.unread = rest(this.unread, counted);
    });
  }

  /** All that has a place in the source and has not been sent. */
  *waiting(): Iterable<Message> {
    yield* this.retries;
    yield* this.unread;
  }
}

function rest(messages: Message[], offer: (message: Message) => Offered, whenThrough?: () => void): Message[] {
  const kept: Message[] = [];
  for (const [index, message] of messages.entries()) {
    const offered = offer(message);
    if (offered === 'full') {
      messages.splice(0, index, ...kept);
      return messages;
    }
    if (offered === 'skipped') kept.push(message);
  }
  whenThrough?.();
  return kept;
}
