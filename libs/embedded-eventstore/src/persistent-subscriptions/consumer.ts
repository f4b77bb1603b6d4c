import type { Message } from './message.ts';
import { Timings } from './timings.ts';

/** The wire to a consumer. */
export interface ConsumerLine {
  /** False when the consumer is slow and has to be waited for; the message has been taken all the same. */
  send(message: Message): boolean;
  /** Ends the call with an error that says that the group let it go. */
  drop(): void;
}

/** One that connected to a group, with what it was given and did not answer yet. */
export class Consumer {
  readonly connectionName: string;
  /** How many events it may have at a time. */
  readonly capacity: number;
  readonly inFlight = new Map<string, Message>();
  readonly timings: Timings | undefined;
  totalItems = 0;
  private readonly line: ConsumerLine;
  private flowing = true;

  constructor(line: ConsumerLine, options: { connectionName: string; capacity: number; measured: boolean }) {
    this.line = line;
    this.connectionName = options.connectionName;
    this.capacity = options.capacity;
    this.timings = options.measured ? new Timings() : undefined;
  }

  get slots(): number {
    return this.capacity - this.inFlight.size;
  }

  /** False when it has enough to do. */
  push(message: Message): boolean {
    if (!this.flowing || this.slots <= 0) return false;
    this.inFlight.set(message.id, message);
    this.totalItems++;
    this.timings?.start(message.id);
    this.flowing = this.line.send(message);
    return true;
  }

  /** It takes more again. */
  resume(): void {
    this.flowing = true;
  }

  /** Whatever became of it, the consumer is done with this event. */
  release(id: string): void {
    this.timings?.end(id);
    this.inFlight.delete(id);
  }

  drop(): void {
    this.line.drop();
  }
}
