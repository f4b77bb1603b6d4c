import type { LogRecord } from './record.ts';
import { revisionInFile } from './rows.ts';

/** What was written and is not known to be on disk: to be seen by who writes behind it, and by nobody else. */
export class Unpublished {
  records: LogRecord[] = [];
  /** Last revisions of the streams concerned, as the file has them, by the streams' numbers. */
  readonly heads = new Map<number, number>();

  add(record: LogRecord): void {
    this.records.push(record);
    this.heads.set(record.names.stream.id, revisionInFile(record.revision));
  }

  /** What it was, and is no more. */
  clear(): LogRecord[] {
    const { records } = this;
    this.records = [];
    this.heads.clear();
    return records;
  }
}
