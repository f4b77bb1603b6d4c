import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Attempts that are remembered for a webhook. */
const MOST_DELIVERIES = 1_000;

/** One attempt to deliver an event. */
export interface Delivery {
  readonly position: bigint;
  readonly eventId: string;
  readonly caseId: string;
  readonly at: string;
  readonly ms: number;
  /** HTTP status; none when no answer came. */
  readonly status?: number;
  /** Why it does not count as delivered. */
  readonly problem?: string;
}

/** The last attempts of each webhook, for who wants to know why something has not arrived. */
export class DeliveryLog {
  readonly #add: StatementSync;
  readonly #trim: StatementSync;
  readonly #last: StatementSync;

  constructor(db: DatabaseSync) {
    this.#add = db.prepare('INSERT INTO deliveries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#trim = db.prepare(
      `DELETE FROM deliveries WHERE webhook = ? AND number <=
        (SELECT number FROM deliveries WHERE webhook = ? ORDER BY number DESC LIMIT 1 OFFSET ${MOST_DELIVERIES})`,
    );
    this.#last = db.prepare('SELECT * FROM deliveries WHERE webhook = ? ORDER BY number DESC LIMIT ?');
    this.#last.setReadBigInts(true);
  }

  /** Within a transaction of the caller. Of more than are remembered, only the last are written. */
  add(webhook: string, deliveries: readonly Delivery[]): void {
    for (const { position, eventId, caseId, at, ms, status, problem } of deliveries.slice(-MOST_DELIVERIES))
      this.#add.run(webhook, position, eventId, caseId, at, Math.round(ms), status ?? null, problem ?? null);
    this.#trim.run(webhook, webhook);
  }

  /** The newest first. */
  last(webhook: string, limit: number): Delivery[] {
    return this.#last.all(webhook, limit).map((row) => ({
      position: row['position'] as bigint,
      eventId: String(row['event_id']),
      caseId: String(row['case_id']),
      at: String(row['at']),
      ms: Number(row['ms']),
      ...(row['status'] !== null && { status: Number(row['status']) }),
      ...(row['problem'] !== null && { problem: String(row['problem']) }),
    }));
  }
}
