import type { LogRecord } from '../log/record.ts';
import { uuidText } from '../wire/uuid.ts';
import type { ResolvedRecord } from '../wire/read-response.ts';

/** An event on its way to a consumer. */
export interface Message {
  /** The event's id, or that of the link through which it was found: what consumers answer with. */
  readonly id: string;
  readonly resolved: ResolvedRecord;
  /** How often it was given out before. */
  readonly retryCount: number;
  /** Its place among what was read; nothing for a parked event that is replayed, which is behind the checkpoint already. */
  readonly place?: Place;
}

export interface Place {
  readonly position: bigint;
  /** Counts what was read, from 1: how far apart two places are. */
  readonly sequence: number;
  /** Position of what was read before: up to there, nothing depends on this event. */
  readonly previous: bigint | undefined;
}

/** The record that is found in the source itself: the link, if there is one. */
export const originalOf = ({ link, event }: ResolvedRecord): LogRecord => (link ?? event) as LogRecord;

/** About what it takes in memory. */
export const bytesOf = ({ resolved: { event, link } }: Message): number =>
  256 + (event ? event.data.length + event.metadata.length : 0) + (link ? link.data.length + link.metadata.length : 0);

export const messageOf = (resolved: ResolvedRecord, place?: Place): Message => ({
  id: uuidText(originalOf(resolved).id),
  resolved,
  retryCount: 0,
  ...(place && { place }),
});

export const retried = (message: Message): Message => ({ ...message, retryCount: message.retryCount + 1 });
