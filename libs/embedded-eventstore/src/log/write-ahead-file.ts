import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';

/**
 * SQLite's write-ahead log as a file that is made durable from here. SQLite itself would do it within the commit, and the
 * thread would stand still meanwhile; this way it receives and reads while the disk works. It comes to the same since a
 * commit has reached that file when it returns (synchronous=NORMAL), and nobody hears of it before the file is on disk.
 */
export class WriteAheadFile {
  private readonly handle: number;

  /** Of an open database, as long as which the file stays what it is. */
  constructor(database: string) {
    // Some systems synchronise only what could be written to.
    this.handle = openSync(`${database}-wal`, 'r+');
  }

  synchronise(): Promise<void> {
    return new Promise((resolve, reject) => {
      fdatasync(this.handle, (error) => (error ? reject(error) : resolve()));
    });
  }

  synchroniseNow(): void {
    fdatasyncSync(this.handle);
  }

  close(): void {
    closeSync(this.handle);
  }
}
