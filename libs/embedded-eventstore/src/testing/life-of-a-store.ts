import { StoreError } from '../log/errors.ts';
import type { LogRecord, ProposedEvent } from '../log/record.ts';
import { Store } from '../store.ts';
import { ANY, type ExpectedVersion, NO_STREAM } from '../streams/expected-version.ts';
import { proposed } from './filled-store.ts';

interface Sent {
  readonly stream: string;
  readonly events: readonly ProposedEvent[];
  /** Revision of the last event, when it was acknowledged. */
  acknowledged?: bigint;
  /** It was said not to have been written. Neither: nobody knows. */
  isRefused?: boolean;
}

/** What is done to a store in one life, what its user was told, and what its readers were shown. */
export class LifeOfAStore {
  readonly sent: Sent[] = [];
  readonly seen = new Map<bigint, LogRecord>();
  /** All that was raised. */
  readonly errors: unknown[] = [];
  /** What a reader was shown that can't be. */
  readonly problems: string[] = [];
  /** What somebody was shown who follows the log from where it was at the opening. */
  private readonly followed: bigint[] = [];
  private begin = 0n;
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** From opening to closing. `mended` is called between, with a part of the work still to come. */
  async live(mended: () => void): Promise<void> {
    const store = this.attempt(() => new Store(this.file));
    if (!store) return;
    this.begin = store.log.lastPosition;
    const forget = store.onCommit(() => this.look(store));
    await Promise.all([
      this.append(store, 'case-1', NO_STREAM, 2),
      this.append(store, 'case-2', ANY, 1),
      this.append(store, 'case-3', NO_STREAM, 1),
    ]);
    await this.append(store, 'case-1', 1n, 3);
    await Promise.all([this.append(store, 'case-2', ANY, 2), this.told(() => store.tombstone('case-3', ANY))]);
    this.look(store);
    await this.told(() => store.delete('case-2', ANY));
    await this.append(store, 'case-2', ANY, 1);
    mended();
    await this.append(store, 'case-4', ANY, 1);
    this.look(store);
    forget();
    await this.told(() => store.close());
  }

  private async append(store: Store, stream: string, expected: ExpectedVersion, count: number): Promise<void> {
    const sent: Sent = { stream, events: Array.from({ length: count }, (_none, n) => proposed(`${stream} ${n}`)) };
    this.sent.push(sent);
    try {
      const result = await store.append(stream, expected, sent.events);
      if (result.outcome === 'written') sent.acknowledged = result.revision;
      else sent.isRefused = true;
    } catch (error) {
      this.errors.push(error);
      sent.isRefused = !(error instanceof StoreError && error.code === 'STORE_FAILED');
    }
  }

  private async told(write: () => Promise<unknown>): Promise<void> {
    await write().catch((error: unknown) => this.errors.push(error));
  }

  /** Reads everything, if it can be read; then all that was acknowledged or shown before must be there. */
  private look(store: Store): void {
    const records = this.attempt(() => store.log.all(0n, 1_000, 'forwards'));
    if (!records) return;
    const there = new Set(records.map(({ id }) => Buffer.from(id).toString('hex')));
    for (const { stream, events, acknowledged } of this.sent) {
      const whole = events.filter(({ id }) => there.has(Buffer.from(id).toString('hex'))).length;
      if (whole !== 0 && whole !== events.length) this.problems.push(`${stream}: a part of an append was shown`);
      if (acknowledged !== undefined && whole === 0) this.problems.push(`${stream}: acknowledged and not shown`);
    }
    this.follow(store, records);
    for (const record of records) this.seen.set(record.position, record);
    for (const position of this.seen.keys())
      if (!records.some((record) => record.position === position)) this.problems.push(`${position} was shown before`);
  }

  /** As live subscribers do, behind what they were shown last. They miss nothing and are shown nothing twice. */
  private follow(store: Store, records: readonly LogRecord[]): void {
    const next = this.attempt(() => store.log.all((this.followed.at(-1) ?? this.begin) + 1n, 1_000, 'forwards'));
    if (!next) return;
    this.followed.push(...next.map(({ position }) => position));
    const there = records.map(({ position }) => position).filter((position) => position > this.begin);
    if (there.join() !== this.followed.join())
      this.problems.push(`followers saw ${this.followed.join()} of ${there.join()}`);
  }

  private attempt<T>(call: () => T): T | undefined {
    try {
      return call();
    } catch (error) {
      this.errors.push(error);
      return undefined;
    }
  }
}
