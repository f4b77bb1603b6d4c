import type { LogRecord } from './record.ts';

const MOST_RECORDS = 2048;
const MOST_BYTES = 8 * 1024 * 1024;

/** The latest records, kept so that live subscribers need not ask the file for each one of them. Bounded. */
export class Tail {
  private records: LogRecord[] = [];
  private bytes = 0;
  /** Every record behind this position is kept. */
  private after = 0n;

  /** The log goes on behind this position; what is before is in the file only. */
  startAfter(position: number): void {
    this.records = [];
    this.bytes = 0;
    this.after = BigInt(position);
  }

  push(written: readonly LogRecord[]): void {
    for (const record of written) {
      this.records.push(record);
      this.bytes += size(record);
    }
    if (this.records.length > 2 * MOST_RECORDS || this.bytes > 2 * MOST_BYTES) this.trim();
  }

  /** Up to `limit` records from `position` on; nothing when older ones would be needed than are kept. */
  from(position: bigint, limit: number): readonly LogRecord[] | undefined {
    if (position <= this.after) return undefined;
    const start = this.indexOf(position);
    return this.records.slice(start, start + limit);
  }

  /** The records that begin at these positions, in this order; nothing when older ones would be needed than are kept. */
  at(positions: readonly number[]): readonly LogRecord[] | undefined {
    if (positions.some((position) => position <= this.after)) return undefined;
    return positions.map((position) => this.records[this.indexOf(BigInt(position))]!);
  }

  /** Index of the first record at or after `position`. */
  private indexOf(position: bigint): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.records[middle] as LogRecord).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private trim(): void {
    let drop = Math.max(0, this.records.length - MOST_RECORDS);
    let bytes = this.records.slice(drop).reduce((sum, record) => sum + size(record), 0);
    for (; bytes > MOST_BYTES && drop < this.records.length; drop++) {
      const record = this.records[drop] as LogRecord;
      bytes -= size(record);
    }
    this.after = this.records[drop - 1]?.position ?? this.after;
    this.records = this.records.slice(drop);
    this.bytes = bytes;
  }
}

const size = (record: LogRecord): number => record.data.length + record.metadata.length + 256;
