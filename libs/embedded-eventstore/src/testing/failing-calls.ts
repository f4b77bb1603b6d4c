import fs from 'node:fs';
import sqlite, { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * How a call fails: without having done anything, or having done it; once, or from then on until it is mended, as a disk
 * that is gone for a while.
 */
export type Failure = 'undone' | 'done' | 'onwards';

const FILE_CALLS = ['openSync', 'fsyncSync', 'fdatasyncSync', 'renameSync', 'rmSync', 'mkdirSync', 'statSync'] as const;

type Callable = (...given: unknown[]) => unknown;

/** What SQLite says when the disk does not do its part. */
const diskError = (): Error =>
  Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 10, errstr: 'disk I/O error' });

/**
 * Lets the n-th call fail of all that go to SQLite, or to the file system beside it, whoever makes them. Only closing
 * always works, as it does there.
 */
export class FailingCalls {
  /** Calls made so far. */
  count = 0;
  private isMended = false;
  private readonly failing: number;
  private readonly failure: Failure;
  private readonly undo: (() => void)[] = [];

  constructor(failing: number, failure: Failure) {
    this.failing = failing;
    this.failure = failure;
    const { prototype } = DatabaseSync;
    for (const name of ['exec', 'prepare']) this.replace(prototype, name);
    for (const name of ['run', 'get', 'all', 'iterate']) this.replace(StatementSync.prototype, name);
    for (const name of FILE_CALLS) this.replace(fs, name);
    this.replaceAsynchronous(fs, 'fdatasync');
    this.replaceOpening();
  }

  /** Whether it came to the call that was to fail. */
  get hasFailed(): boolean {
    return this.count >= this.failing;
  }

  /** All calls work again, and are not counted any more. */
  mend(): void {
    this.isMended = true;
    for (const undo of this.undo.splice(0)) undo();
  }

  private replace(owner: object, name: string): void {
    const calls = owner as Record<string, Callable>;
    const original = calls[name] as Callable;
    const attempt = (call: () => unknown): unknown => this.attempt(call);
    calls[name] = function (this: unknown, ...given: unknown[]): unknown {
      const answer = attempt(() => original.apply(this, given));
      return name === 'iterate' ? steps(answer as Iterable<unknown>, attempt) : answer;
    };
    this.undo.push(() => (calls[name] = original));
  }

  /** One that calls back: the last that it is given is told of the error. */
  private replaceAsynchronous(owner: object, name: string): void {
    const calls = owner as Record<string, Callable>;
    const original = calls[name] as Callable;
    calls[name] = (...given: unknown[]): void => {
      const back = given.pop() as (error?: unknown) => void;
      let failed = false;
      const backOnce = (error?: unknown): void => {
        if (!failed) back(error);
      };
      try {
        this.attempt(() => original(...given, backOnce));
      } catch (error) {
        failed = true;
        queueMicrotask(() => back(error));
      }
    };
    this.undo.push(() => (calls[name] = original));
  }

  private replaceOpening(): void {
    const exported = sqlite as { DatabaseSync: unknown };
    const attempt = (call: () => unknown): unknown => this.attempt(call);
    exported.DatabaseSync = class extends DatabaseSync {
      constructor(...given: ConstructorParameters<typeof DatabaseSync>) {
        attempt(() => undefined);
        super(...given);
      }
    };
    this.undo.push(() => (exported.DatabaseSync = DatabaseSync));
  }

  private attempt(call: () => unknown): unknown {
    if (this.isMended) return call();
    this.count++;
    const fails = this.failure === 'onwards' ? this.count >= this.failing : this.count === this.failing;
    if (!fails) return call();
    if (this.failure === 'done') call();
    throw diskError();
  }
}

/** Every step of an iteration is a call, too. */
function* steps(rows: Iterable<unknown>, attempt: (call: () => unknown) => unknown): Generator {
  const iterator = rows[Symbol.iterator]();
  try {
    for (;;) {
      const next = attempt(() => iterator.next()) as IteratorResult<unknown>;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    iterator.return?.();
  }
}
