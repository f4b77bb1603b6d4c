import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** A case that an endpoint did not take an event of. */
export interface FailingCase {
  readonly caseId: string;
  /** Attempts at its first waiting event. */
  readonly attempts: number;
  /** When it is tried again, in ms since 1970. */
  readonly nextAt: number;
  /** Tried often enough: waits for somebody to replay or drop it. */
  readonly parked: boolean;
  readonly since: string;
  readonly problem: string;
}

/** What waits for failing cases, by webhook. Only positions are kept: the events themselves are in the feed. */
export class Backlog {
  readonly #statements: Record<'failing' | 'put' | 'clear' | 'wait' | 'arrived' | 'waiting' | 'count', StatementSync>;

  constructor(db: DatabaseSync) {
    this.#statements = {
      failing: db.prepare('SELECT * FROM failing WHERE webhook = ? ORDER BY since, case_id'),
      put: db.prepare('INSERT OR REPLACE INTO failing VALUES (?, ?, ?, ?, ?, ?, ?)'),
      clear: db.prepare('DELETE FROM failing WHERE webhook = ? AND case_id = ?'),
      wait: db.prepare('INSERT OR IGNORE INTO waiting VALUES (?, ?, ?)'),
      arrived: db.prepare('DELETE FROM waiting WHERE webhook = ? AND case_id = ? AND position = ?'),
      waiting: db.prepare('SELECT position FROM waiting WHERE webhook = ? AND case_id = ? ORDER BY position LIMIT ?'),
      count: db.prepare('SELECT count(*) AS events FROM waiting WHERE webhook = ?'),
    };
    this.#statements.waiting.setReadBigInts(true);
  }

  failing(webhook: string): FailingCase[] {
    return this.#statements.failing.all(webhook).map((row) => ({
      caseId: String(row['case_id']),
      attempts: Number(row['attempts']),
      nextAt: Number(row['next_at']),
      parked: row['parked'] === 1,
      since: String(row['since']),
      problem: String(row['problem']),
    }));
  }

  put(webhook: string, { caseId, attempts, nextAt, parked, since, problem }: FailingCase): void {
    this.#statements.put.run(webhook, caseId, attempts, Math.round(nextAt), parked ? 1 : 0, since, problem);
  }

  /** The case is well again. */
  clear(webhook: string, caseId: string): void {
    this.#statements.clear.run(webhook, caseId);
  }

  wait(webhook: string, caseId: string, position: bigint): void {
    this.#statements.wait.run(webhook, caseId, position);
  }

  /** Delivered, or dropped. */
  arrived(webhook: string, caseId: string, position: bigint): void {
    this.#statements.arrived.run(webhook, caseId, position);
  }

  /** The first waiting positions of a case, in order. */
  waiting(webhook: string, caseId: string, limit: number): bigint[] {
    return this.#statements.waiting.all(webhook, caseId, limit).map((row) => row['position'] as bigint);
  }

  /** Events that wait, over all cases. */
  count(webhook: string): number {
    return Number(this.#statements.count.get(webhook)?.['events'] ?? 0);
  }
}
