import { type LogRecord, recordSize } from './record.ts';

const MOST_RECORDS = 4096;
const MOST_BYTES = 16n * 1024n * 1024n;

/** The latest records, kept so that live subscribers need not ask the file for each one of them. Bounded. */
export class Tail {
  private records: LogRecord[] = [];
  private bytes = 0n;

  push(written: readonly LogRecord[]): void {
    for (const record of written) {
      this.records.push(record);
      this.bytes += recordSize(record.stream, record);
    }
    if (this.records.length > 2 * MOST_RECORDS || this.bytes > 2n * MOST_BYTES) this.trim();
  }

  /** Up to `limit` records from `position` on; nothing when older ones would be needed than are kept. */
  from(position: bigint, limit: number): readonly LogRecord[] | undefined {
    const [first] = this.records;
    if (!first || position < first.position) return undefined;
    const start = this.indexOf(position);
    return this.records.slice(start, start + limit);
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
    let bytes = this.records.slice(drop).reduce((sum, record) => sum + recordSize(record.stream, record), 0n);
    for (; bytes > MOST_BYTES && drop < this.records.length; drop++) {
      const record = this.records[drop] as LogRecord;
      bytes -= recordSize(record.stream, record);
    }
    this.records = this.records.slice(drop);
    this.bytes = bytes;
  }
}
