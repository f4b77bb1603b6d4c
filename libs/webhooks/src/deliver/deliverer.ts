import { type Entry, FeedFilter, PositionExpired } from '#libs/feed';
import type { Poster } from '../endpoint/poster.ts';
import type { Delivery } from '../register/delivery-log.ts';
import type { Webhook } from '../register/webhook.ts';
import type { WebhookStore } from '../register/webhook-store.ts';
import { attempt, type Outcome } from './attempt.ts';
import type { Feed } from './feed.ts';
import { FailingCases } from './failing-cases.ts';
import type { Policy } from './policy.ts';
import { Slots } from './slots.ts';

/** How often it is written down how far deliveries are, in ms. After a crash so much is delivered again. */
const NOTE_EVERY_MS = 100;
/** Pause before the feed is read again when that failed, in ms. */
const READ_AGAIN_MS = 1_000;
/**
 * Events under way or in line for each exchange that may be under way: several of a case come one behind the other, and
 * cases are what goes side by side.
 */
const WINDOW = 16;

export interface DelivererOptions {
  readonly webhook: Webhook;
  readonly log: Feed;
  readonly store: WebhookStore;
  readonly poster: Poster;
  readonly policy: Policy;
  /** The endpoint wants nothing any more, or can't be given what it lacks. */
  readonly gone: (reason: string) => void;
}

/**
 * Sends one endpoint what it wants, from where it is on. Cases go side by side, each in order. Where an event is not taken, its
 * case waits and is tried again by itself; the others go on. Nothing is held in memory but a window of what is under way.
 */
export class Deliverer {
  readonly #options: DelivererOptions;
  readonly #filter: FeedFilter;
  readonly #slots: Slots;
  readonly #failing: FailingCases;
  /** Taken from the feed and neither delivered nor noted as waiting, in the order of the feed. */
  readonly #underWay = new Map<bigint, Entry>();
  /** The same by case; the first of each is being sent. */
  readonly #lanes = new Map<string, Entry[]>();
  readonly #unlisten: () => void;
  #readTo: bigint;
  #attempts: Delivery[] = [];
  #noting: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;
  #stopped = false;
  readonly #running: Promise<void>;
  delivered = 0;
  failed = 0;

  constructor(options: DelivererOptions) {
    this.#options = options;
    const { webhook, log, store, policy } = options;
    this.#filter = new FeedFilter(webhook.filter);
    this.#readTo = webhook.cursor;
    this.#slots = new Slots(policy.concurrency);
    const send = (position: bigint) => this.#sendAgain(position);
    this.#failing = new FailingCases({ webhook: webhook.id, backlog: store.backlog, policy, send });
    this.#unlisten = log.onAdvance(() => this.#goOn());
    this.#running = this.#read();
  }

  get failing(): FailingCases {
    return this.#failing;
  }

  /** Everything up to here is delivered, or waits with its case. */
  get cursor(): bigint {
    const [first] = this.#underWay.keys();
    return first === undefined ? this.#readTo : first - 1n;
  }

  /** Lets what is being sent come to its end, within the time of one exchange, and notes where it is. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    this.#goOn();
    await this.#failing.stop();
    await this.#running;
    while (this.#lanes.size > 0) await this.#somethingDone();
    clearTimeout(this.#noting);
    this.#note();
  }

  async #read(): Promise<void> {
    const { log, gone } = this.#options;
    while (!this.#stopped) {
      try {
        const entries = await log.read(this.#readTo);
        for (const entry of entries) {
          while (this.#full && !this.#stopped) await this.#somethingDone();
          if (this.#stopped) return;
          this.#take(entry);
        }
        if (entries.length === 0 && this.#readTo === log.head && !this.#stopped) await this.#somethingDone();
      } catch (error) {
        if (error instanceof PositionExpired) {
          gone(error.message);
          return;
        }
        await this.#somethingDone(READ_AGAIN_MS);
      }
    }
  }

  get #full(): boolean {
    const { concurrency, mostWaiting } = this.#options.policy;
    return this.#underWay.size >= WINDOW * concurrency || this.#failing.waiting >= mostWaiting;
  }

  #take(entry: Entry): void {
    this.#readTo = entry.position;
    if (!this.#filter.wants(entry)) return this.#noteSoon();
    if (this.#failing.has(entry.caseId)) {
      this.#failing.wait(entry);
      return this.#noteSoon();
    }
    this.#underWay.set(entry.position, entry);
    const lane = this.#lanes.get(entry.caseId);
    if (lane) lane.push(entry);
    else void this.#sendLane(entry.caseId, [entry]);
  }

  /** Sends the events of a case one after the other; `lane` may grow meanwhile. */
  async #sendLane(caseId: string, lane: Entry[]): Promise<void> {
    this.#lanes.set(caseId, lane);
    for (let entry; !this.#stopped && (entry = lane[0]) !== undefined;) {
      const outcome = await this.#send(entry);
      if (outcome.problem !== undefined) {
        this.#options.store.inTransaction(() => this.#failing.begin(caseId, lane, outcome));
        for (const { position } of lane) this.#underWay.delete(position);
        lane.length = 0;
      } else {
        lane.shift();
        this.#underWay.delete(entry.position);
      }
      this.#noteSoon();
      this.#goOn();
    }
    this.#lanes.delete(caseId);
    this.#goOn();
  }

  async #sendAgain(position: bigint): Promise<Outcome> {
    const [entry] = await this.#options.log.read(position - 1n);
    return entry ? this.#send(entry) : { ms: 0, problem: `position ${position} is not in the feed` };
  }

  async #send(entry: Entry): Promise<Outcome> {
    const { poster, webhook, gone } = this.#options;
    const at = new Date().toISOString();
    const outcome = await this.#slots.use(() => attempt(poster, webhook, entry));
    const { ms, status, problem } = outcome;
    const { position, id: eventId, caseId } = entry;
    const how = { ...(status !== undefined && { status }), ...(problem !== undefined && { problem }) };
    this.#attempts.push({ position, eventId, caseId, at, ms, ...how });
    if (problem === undefined) this.delivered++;
    else this.failed++;
    this.#noteSoon();
    if (outcome.gone) gone('The endpoint answered 410.');
    return outcome;
  }

  #noteSoon(): void {
    if (!this.#stopped) this.#noting ??= setTimeout(() => this.#note(), NOTE_EVERY_MS);
  }

  #note(): void {
    this.#noting = undefined;
    const { store, webhook } = this.#options;
    const attempts = this.#attempts.splice(0);
    store.progress(webhook.id, this.cursor, () => store.deliveries.add(webhook.id, attempts));
  }

  /** Resolves when there may be more to do, at the latest after `ms`. */
  #somethingDone(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.#goOn(), ms);
      const before = this.#wake;
      this.#wake = () => {
        clearTimeout(timer);
        before?.();
        resolve();
      };
    });
  }

  #goOn(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
