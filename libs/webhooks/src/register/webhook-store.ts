import { chmodSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Backlog } from './backlog.ts';
import { DeliveryLog } from './delivery-log.ts';
import { SCHEMA } from './schema.ts';
import type { Webhook } from './webhook.ts';

/**
 * What is known of webhooks: endpoints, their secrets, what waits, what was sent. A small database of its own: secrets
 * have to be erasable and attempts are no history of a case, so neither belongs into the log; and it is no projection,
 * so it must not lie where things are thrown away and rebuilt.
 */
export class WebhookStore {
  readonly backlog: Backlog;
  readonly deliveries: DeliveryLog;
  readonly #db: DatabaseSync;
  readonly #all: StatementSync;
  readonly #put: StatementSync;
  readonly #moveCursor: StatementSync;

  /** @param file path, or `:memory:` */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    // The secrets in it are nobody else's business.
    if (file !== ':memory:') chmodSync(file, 0o600);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; ${SCHEMA}`);
    this.backlog = new Backlog(this.#db);
    this.deliveries = new DeliveryLog(this.#db);
    this.#all = this.#db.prepare('SELECT * FROM webhooks ORDER BY created_at, id');
    this.#all.setReadBigInts(true);
    this.#put = this.#db.prepare('INSERT OR REPLACE INTO webhooks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#moveCursor = this.#db.prepare('UPDATE webhooks SET cursor = ? WHERE id = ?');
  }

  all(): Webhook[] {
    return (this.#all.all() as unknown as Row[]).map(fromRow);
  }

  put({ id, url, filter, mode, secrets, state, reason, createdAt, cursor }: Webhook): void {
    // A registration or a secret that was answered for must outlive a power cut. What deliveries note need not: it falls back as a
    // whole to an earlier state, from which some events are delivered again, and nobody waits for the disk at each of them.
    this.#db.exec('PRAGMA synchronous = FULL');
    const [wanted, signed] = [JSON.stringify(filter), JSON.stringify(secrets)];
    this.#put.run(id, url, wanted, mode, signed, state, reason ?? null, createdAt, cursor);
    this.#db.exec('PRAGMA synchronous = NORMAL');
  }

  /** Where a webhook is and what was tried, in one transaction. */
  progress(id: string, cursor: bigint, flush: () => void): void {
    this.inTransaction(() => {
      this.#moveCursor.run(cursor, id);
      flush();
    });
  }

  inTransaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Forgets a webhook with everything about it, secrets first of all. */
  remove(id: string): void {
    this.inTransaction(() => {
      this.#db.prepare('DELETE FROM webhooks WHERE id = ?').run(id);
      for (const table of ['failing', 'waiting', 'deliveries'])
        this.#db.prepare(`DELETE FROM ${table} WHERE webhook = ?`).run(id);
    });
  }

  close(): void {
    this.#db.close();
  }
}

interface Row {
  readonly id: string;
  readonly url: string;
  readonly filter: string;
  readonly mode: Webhook['mode'];
  readonly secrets: string;
  readonly state: Webhook['state'];
  readonly reason: string | null;
  readonly created_at: string;
  readonly cursor: bigint;
}

function fromRow({ filter, secrets, reason, created_at, ...row }: Row): Webhook {
  return {
    ...row,
    filter: JSON.parse(filter) as Webhook['filter'],
    secrets: JSON.parse(secrets) as Webhook['secrets'],
    createdAt: created_at,
    ...(reason !== null && { reason }),
  };
}
