import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** The one transaction that writes. */
export class Transaction {
  /** True while its writing function runs, and for what that calls only. */
  isWriting = false;
  private readonly db: DatabaseSync;
  private readonly beginning: StatementSync;
  private readonly ending: StatementSync;

  constructor(db: DatabaseSync) {
    this.db = db;
    this.beginning = db.prepare('BEGIN IMMEDIATE');
    this.ending = db.prepare('COMMIT');
  }

  run<T>(write: () => T): T {
    this.beginning.run();
    this.isWriting = true;
    try {
      return write();
    } finally {
      this.isWriting = false;
    }
  }

  /** Behind it, what was written is in the write-ahead log. */
  commit(): void {
    this.ending.run();
  }

  /** If there is anything to undo. */
  undo(): void {
    if (this.db.isTransaction) this.db.exec('ROLLBACK');
  }
}
