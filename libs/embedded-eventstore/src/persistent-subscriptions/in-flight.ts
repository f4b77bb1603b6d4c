import { bytesOf, type Message } from './message.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** Events that consumers have and did not answer yet, each with the time at which that is too late. */
export class InFlight {
  private readonly messages = new Map<string, { message: Message; expires: number }>();
  private bytes = 0;

  /** However many a consumer asks for: more in memory than this, and it has to answer first. */
  get isFull(): boolean {
    return this.bytes > MOST_BYTES;
  }

  get count(): number {
    return this.messages.size;
  }

  has(id: string): boolean {
    return this.messages.has(id);
  }

  get(id: string): Message | undefined {
    return this.messages.get(id)?.message;
  }

  start(message: Message, expires: number): void {
    this.remove(message.id);
    this.messages.set(message.id, { message, expires });
    this.bytes += bytesOf(message);
  }

  remove(id: string): void {
    const entry = this.messages.get(id);
    if (!entry) return;
    this.messages.delete(id);
    this.bytes -= bytesOf(entry.message);
  }

  /** An event that is being parked is no longer waited for, but holds the checkpoint until it is on disk. */
  neverExpires(id: string): void {
    const entry = this.messages.get(id);
    if (entry) entry.expires = Infinity;
  }

  expiredBy(now: number): Message[] {
    return [...this.messages.values()].filter(({ expires }) => expires <= now).map(({ message }) => message);
  }

  *all(): Iterable<Message> {
    for (const { message } of this.messages.values()) yield message;
  }
}
