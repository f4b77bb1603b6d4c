import { randomUUID } from 'node:crypto';
import type { FilterWords } from '#libs/feed';
import { Deliverer } from './deliver/deliverer.ts';
import type { Feed } from './deliver/feed.ts';
import { POLICY, type Policy } from './deliver/policy.ts';
import { Networks } from './endpoint/networks.ts';
import { Poster } from './endpoint/poster.ts';
import { challenge } from './register/challenge.ts';
import type { FailingCase } from './register/backlog.ts';
import type { Delivery } from './register/delivery-log.ts';
import type { ContentMode, Webhook } from './register/webhook.ts';
import { WebhookStore } from './register/webhook-store.ts';
import { newSecret } from './signing/secret.ts';

/** How long a replaced secret stays good, in ms. */
const OVERLAP_MS = 24 * 60 * 60_000;

export interface WebhooksOptions {
  /** Path of their database, or `:memory:`. */
  readonly file: string;
  readonly log: Feed;
  /** Networks that may be sent to although they are not public, in CIDR notation. */
  readonly networks: readonly string[];
  readonly policy?: Partial<Policy>;
}

export interface Registration {
  readonly url: string;
  readonly filter: FilterWords;
  readonly mode: ContentMode;
  /** The position that it begins behind. */
  readonly after: bigint;
}

/** How a webhook is doing, since this process started where it counts. */
export interface WebhookHealth {
  readonly delivered: number;
  readonly failed: number;
  /** Events that wait behind failing cases. */
  readonly waiting: number;
  readonly failingCases: number;
  readonly parkedCases: number;
  readonly cursor: bigint;
}

const nothing = (): void => undefined;

/** There is no such webhook. */
export class WebhookUnknown extends Error {
  readonly code = 'WEBHOOK_UNKNOWN';
}

/** Endpoints of others: registered, verified, sent to. */
export class Webhooks {
  readonly #store: WebhookStore;
  readonly #networks: Networks;
  readonly #log: Feed;
  readonly #policy: Policy;
  readonly #webhooks: Map<string, Webhook>;
  readonly #deliverers = new Map<string, { deliverer: Deliverer; poster: Poster }>();
  /** The end of what is to be done to a webhook. */
  readonly #turns = new Map<string, Promise<unknown>>();
  #stopped = false;

  /** Opens what is registered and goes on delivering. */
  constructor({ file, log, networks, policy }: WebhooksOptions) {
    this.#networks = new Networks(networks);
    this.#store = new WebhookStore(file);
    this.#log = log;
    this.#policy = { ...POLICY, ...policy };
    this.#webhooks = new Map(this.#store.all().map((webhook) => [webhook.id, webhook]));
    for (const { id, state } of this.all()) if (state === 'active') this.#start(id);
  }

  all(): Webhook[] {
    return [...this.#webhooks.values()].map((one) => ({ ...one, cursor: this.#cursorOf(one) }));
  }

  /** @throws WebhookUnknown */
  get(id: string): Webhook {
    const webhook = this.#webhooks.get(id);
    if (!webhook) throw new WebhookUnknown(`There is no webhook ${id}.`);
    return { ...webhook, cursor: this.#cursorOf(webhook) };
  }

  /** Registers an endpoint; nothing is sent to it before it is verified. @throws AddressNotAllowed */
  register({ url, filter, mode, after }: Registration): Webhook {
    this.#networks.assertUsable(new URL(url));
    const webhook: Webhook = {
      ...{ id: `wh_${randomUUID()}`, url, filter, mode, cursor: after },
      secrets: [{ value: newSecret() }],
      state: 'unverified',
      createdAt: new Date().toISOString(),
    };
    return this.#put(webhook);
  }

  /** Asks the endpoint and, if it agrees, begins to deliver. @returns what is wrong; nothing when it agreed */
  async verify(id: string): Promise<string | undefined> {
    const webhook = this.get(id);
    const poster = this.#poster();
    try {
      const problem = await challenge(poster, webhook);
      if (problem === undefined)
        await this.#inTurn(id, () => this.get(id).state === 'unverified' && this.#activate(id));
      return problem;
    } finally {
      poster.close();
    }
  }

  /** A new secret; the one before stays good for a day, and both sign. */
  rotate(id: string): Promise<Webhook> {
    return this.#inTurn(id, () => {
      const now = Date.now();
      const until = new Date(now + OVERLAP_MS).toISOString();
      const [current, ...older] = this.get(id).secrets;
      const good = older.filter((secret) => (secret.until ?? '') > new Date(now).toISOString());
      const before = current ? [{ ...current, until }] : [];
      return this.#change(id, { secrets: [{ value: newSecret() }, ...before, ...good] });
    });
  }

  pause(id: string): Promise<Webhook> {
    return this.#inTurn(id, async () => {
      if (this.get(id).state === 'active') await this.#change(id, { state: 'paused' });
      return this.get(id);
    });
  }

  /** Goes on where it was paused, or tries an endpoint again that was gone. */
  resume(id: string): Promise<Webhook> {
    return this.#inTurn(id, () => {
      if (['paused', 'gone'].includes(this.get(id).state)) this.#activate(id);
      return this.get(id);
    });
  }

  remove(id: string): Promise<void> {
    return this.#inTurn(id, async () => {
      this.get(id);
      await this.#stop(id);
      this.#webhooks.delete(id);
      this.#store.remove(id);
    });
  }

  health(id: string): WebhookHealth {
    const { cursor } = this.get(id);
    const running = this.#deliverers.get(id)?.deliverer;
    const failing = this.failing(id);
    return {
      delivered: running?.delivered ?? 0,
      failed: running?.failed ?? 0,
      waiting: this.#store.backlog.count(id),
      failingCases: failing.length,
      parkedCases: failing.filter(({ parked }) => parked).length,
      cursor,
    };
  }

  /** The cases that wait, parked ones among them, each with the positions of its first waiting events. */
  failing(id: string): (FailingCase & { readonly positions: readonly bigint[] })[] {
    this.get(id);
    const { backlog } = this.#store;
    return backlog.failing(id).map((one) => ({ ...one, positions: backlog.waiting(id, one.caseId, 100) }));
  }

  /** Tries cases again now. Only while it is active. @returns how many */
  replay(id: string, caseId?: string): number {
    this.get(id);
    return this.#deliverers.get(id)?.deliverer.failing.replay(caseId) ?? 0;
  }

  /** Gives up the first waiting event of a case, or all of them. Only while it is active. @returns how many events */
  drop(id: string, caseId: string, all: boolean): number {
    this.get(id);
    return this.#deliverers.get(id)?.deliverer.failing.drop(caseId, all) ?? 0;
  }

  /** The last attempts, the newest first. */
  deliveries(id: string, limit: number): Delivery[] {
    this.get(id);
    return this.#store.deliveries.last(id, limit);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#turns.values());
    await Promise.all([...this.#deliverers.keys()].map((id) => this.#stop(id)));
    this.#store.close();
  }

  /** One thing after the other: two that stop a deliverer at once would each start one, and know of one only. */
  #inTurn<Result>(id: string, work: () => Result): Promise<Awaited<Result>> {
    const mine = (this.#turns.get(id) ?? Promise.resolve()).then(() => work());
    const over = mine.then(nothing, nothing);
    this.#turns.set(id, over);
    return mine.finally(() => this.#turns.get(id) === over && this.#turns.delete(id)) as Promise<Awaited<Result>>;
  }

  #activate(id: string): void {
    const { reason: _reason, ...webhook } = this.get(id);
    this.#put({ ...webhook, state: 'active' });
    this.#start(id);
  }

  /** A running deliverer holds the webhook as it was, so it starts anew with what is changed. */
  async #change(id: string, change: Partial<Webhook>): Promise<Webhook> {
    await this.#stop(id);
    const changed = this.#put({ ...this.get(id), ...change });
    if (changed.state === 'active') this.#start(id);
    return changed;
  }

  #put(webhook: Webhook): Webhook {
    this.#webhooks.set(webhook.id, webhook);
    this.#store.put(webhook);
    return webhook;
  }

  #cursorOf({ id, cursor }: Webhook): bigint {
    return this.#deliverers.get(id)?.deliverer.cursor ?? cursor;
  }

  #start(id: string): void {
    if (this.#stopped) return;
    const webhook = this.get(id);
    const poster = this.#poster();
    // Several exchanges may find it out, and until its turn comes the webhook may be another one, or none.
    const isCurrent = (): boolean => this.#deliverers.get(id)?.poster === poster;
    const gone = (reason: string): void =>
      void this.#inTurn(id, () => isCurrent() && this.#change(id, { state: 'gone', reason }));
    const shared = { webhook, poster, log: this.#log, store: this.#store, policy: this.#policy };
    this.#deliverers.set(id, { poster, deliverer: new Deliverer({ ...shared, gone }) });
  }

  async #stop(id: string): Promise<void> {
    const running = this.#deliverers.get(id);
    if (!running) return;
    await running.deliverer.stop();
    running.poster.close();
    const webhook = this.#webhooks.get(id);
    if (webhook) this.#webhooks.set(id, { ...webhook, cursor: running.deliverer.cursor });
    this.#deliverers.delete(id);
  }

  /** Connections of its own for each endpoint: one that hangs takes none from another. */
  #poster(): Poster {
    return new Poster(this.#networks, this.#policy.timeoutMs, this.#policy.concurrency);
  }
}
