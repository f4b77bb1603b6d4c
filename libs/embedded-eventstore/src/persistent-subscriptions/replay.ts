import { messageOf } from './message.ts';
import type { MessageBuffer } from './message-buffer.ts';
import type { ParkingLot } from './parking-lot.ts';

const PAGE = 100;

/** Puts parked events back into a group's buffer, as there is room; then they are no longer parked. */
export class Replay {
  private readonly lot: ParkingLot;
  private readonly bufferSize: number;
  private range: { next: bigint; end: bigint } | undefined;

  constructor(lot: ParkingLot, bufferSize: number) {
    this.lot = lot;
    this.bufferSize = bufferSize;
  }

  get isUnderWay(): boolean {
    return this.range !== undefined;
  }

  /** All that are parked now, or those before a number. Nothing while another replay is under way. */
  begin(stopAt: bigint | undefined): void {
    if (this.range) return;
    const { start, end } = this.lot;
    const stop = stopAt !== undefined && stopAt < end ? stopAt : end;
    if (start < stop) this.range = { next: start, end: stop };
  }

  /** Takes a page over if there is room; true when there is more to take. */
  step(buffer: MessageBuffer): boolean {
    const { range } = this;
    if (!range) return false;
    const room = Math.min(PAGE, this.bufferSize - buffer.retryCount, Number(range.end - range.next));
    if (room <= 0) return false;
    const { resolved, next } = this.lot.read(range.next, room);
    const cameFurther = next > range.next;
    for (const event of resolved) buffer.addRetry(messageOf(event));
    range.next = next;
    if (next < range.end && cameFurther) return true;
    this.range = undefined;
    // Should this fail, they are replayed once more: twice is allowed, never is not.
    this.lot.replayed(range.end).catch(() => undefined);
    return false;
  }
}
