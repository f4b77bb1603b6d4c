import type { Entry } from '#libs/feed';
import type { Backlog, FailingCase } from '../register/backlog.ts';
import type { Outcome } from './attempt.ts';
import { pauseAfter, type Policy } from './policy.ts';

export interface FailingCasesOptions {
  readonly webhook: string;
  readonly backlog: Backlog;
  readonly policy: Policy;
  /** Sends the event at a position once more. */
  readonly send: (position: bigint) => Promise<Outcome>;
}

/** Longest that a timer can be set to. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The cases of which an endpoint did not take an event. Later events of such a case wait behind it, so that order is kept; it is
 * tried again after growing pauses, and parked when it was tried often enough.
 */
export class FailingCases {
  readonly #options: FailingCasesOptions;
  readonly #cases: Map<string, FailingCase>;
  readonly #trying = new Map<string, Promise<void>>();
  #waiting: number;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: FailingCasesOptions) {
    this.#options = options;
    const { backlog, webhook } = options;
    this.#cases = new Map(backlog.failing(webhook).map((one) => [one.caseId, one]));
    this.#waiting = backlog.count(webhook);
    this.#schedule();
  }

  /** Events that wait, over all cases. */
  get waiting(): number {
    return this.#waiting;
  }

  get all(): readonly FailingCase[] {
    return [...this.#cases.values()];
  }

  has(caseId: string): boolean {
    return this.#cases.has(caseId);
  }

  /** An event of a case that fails already: it waits behind the others. */
  wait({ caseId, position }: Entry): void {
    this.#options.backlog.wait(this.#options.webhook, caseId, position);
    this.#waiting++;
  }

  /** The first of these events was not taken: they all wait. */
  begin(caseId: string, entries: readonly Entry[], outcome: Outcome): void {
    this.#put(this.#after(outcome, { caseId, attempts: 0, since: new Date().toISOString() }));
    for (const entry of entries) this.wait(entry);
    this.#schedule();
  }

  /** Tries a case again now, parked or not; all of them when none is named. @returns how many */
  replay(caseId?: string): number {
    const cases = this.all.filter((one) => caseId === undefined || one.caseId === caseId);
    for (const one of cases) this.#put({ ...one, attempts: 0, nextAt: Date.now(), parked: false });
    this.#schedule();
    return cases.length;
  }

  /** Gives up the first waiting event of a case, or all that wait now; what comes after goes on. @returns how many */
  drop(caseId: string, all: boolean): number {
    const { backlog, webhook } = this.#options;
    if (!this.#cases.has(caseId)) return 0;
    const dropped = backlog.waiting(webhook, caseId, all ? -1 : 1);
    for (const position of dropped) backlog.arrived(webhook, caseId, position);
    this.#waiting = backlog.count(webhook);
    this.replay(caseId);
    return dropped.length;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#trying.values());
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const due = this.all.filter(({ parked, caseId }) => !parked && !this.#trying.has(caseId));
    if (due.length === 0) return;
    const first = Math.min(...due.map((one) => this.#dueIn(one)));
    this.#timer = setTimeout(() => this.#tryDue(), Math.min(Math.max(0, first), LONGEST_TIMER_MS));
  }

  /** Milliseconds. What is further away than any pause was noted by a clock that has been set back since. */
  #dueIn({ nextAt }: FailingCase): number {
    const ms = nextAt - Date.now();
    return ms > this.#options.policy.longestPauseMs ? 0 : ms;
  }

  #tryDue(): void {
    for (const one of this.all) {
      const { caseId } = one;
      if (one.parked || this.#dueIn(one) > 0 || this.#trying.has(caseId)) continue;
      const trying = this.#try(caseId).finally(() => {
        this.#trying.delete(caseId);
        this.#schedule();
      });
      this.#trying.set(caseId, trying);
    }
    this.#schedule();
  }

  /** Sends what waits of a case, in order, until something is not taken or nothing is left. */
  async #try(caseId: string): Promise<void> {
    const { backlog, webhook, send, policy } = this.#options;
    for (let one; !this.#stopped && (one = this.#cases.get(caseId)) !== undefined;) {
      const [position] = backlog.waiting(webhook, caseId, 1);
      if (position === undefined) {
        this.#cases.delete(caseId);
        backlog.clear(webhook, caseId);
        return;
      }
      // The feed can't be read right now: that is no attempt at the endpoint.
      const outcome = await send(position).catch(() => undefined);
      const now = this.#cases.get(caseId) ?? one;
      if (outcome === undefined) {
        this.#put({ ...now, nextAt: Date.now() + policy.firstPauseMs });
        return;
      }
      if (outcome.problem !== undefined) {
        this.#put(this.#after(outcome, now));
        return;
      }
      backlog.arrived(webhook, caseId, position);
      this.#waiting = Math.max(0, this.#waiting - 1);
      this.#put({ ...now, attempts: 0 });
    }
  }

  #after(
    { problem = '', retryAfter }: Outcome,
    before: Pick<FailingCase, 'caseId' | 'attempts' | 'since'>,
  ): FailingCase {
    const { policy } = this.#options;
    const attempts = before.attempts + 1;
    const nextAt = Date.now() + pauseAfter(attempts, policy, retryAfter);
    return { ...before, attempts, nextAt, problem, parked: attempts >= policy.attempts };
  }

  #put(one: FailingCase): void {
    this.#cases.set(one.caseId, one);
    this.#options.backlog.put(this.#options.webhook, one);
  }
}
