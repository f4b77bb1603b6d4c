import { Agent, type Dispatcher } from 'undici';
import { type Answer, Exchange } from './exchange.ts';
import { literalAddress, type Networks } from './networks.ts';
import { BrokenOff, NotDelivered, notDelivered } from './not-delivered.ts';

/**
 * Posts to endpoints of strangers: within a time for the whole exchange, to allowed addresses only, without following
 * redirects, and reading no more of the answer than a little.
 */
export class Poster {
  readonly #networks: Networks;
  readonly #timeoutMs: number;
  readonly #plain: Agent;
  readonly #secure: Agent;

  constructor(networks: Networks, timeoutMs: number, connections: number) {
    this.#networks = networks;
    this.#timeoutMs = timeoutMs;
    const agent = (secure: boolean): Agent =>
      new Agent({
        connections,
        pipelining: 1,
        allowH2: false,
        connect: { lookup: networks.lookup(secure), timeout: timeoutMs },
        // One time is kept for the whole exchange, below.
        ...{ headersTimeout: 0, bodyTimeout: 0 },
      });
    this.#plain = agent(false);
    this.#secure = agent(true);
  }

  /** @throws NotDelivered */
  async post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
    const secure = url.protocol === 'https:';
    try {
      // What is written as an address is never looked up, so it is checked here.
      const literal = literalAddress(url);
      if (literal !== undefined) this.#networks.assertAllowed(literal, secure);
    } catch (error) {
      throw notDelivered(error);
    }
    const agent = secure ? this.#secure : this.#plain;
    const asked: Dispatcher.DispatchOptions = {
      ...{ origin: url.origin, path: `${url.pathname}${url.search}`, method: 'POST' },
      ...{ headers: { ...headers, 'user-agent': 'customs-case-tracker' }, body },
    };
    const once = (): Promise<Answer> => new Exchange(this.#timeoutMs).with(agent, asked);
    try {
      return await once();
    } catch (error) {
      // An idle connection that the endpoint closed just when it was used again says nothing about the endpoint.
      if (error instanceof BrokenOff) return once();
      throw error;
    }
  }

  /** Cuts off what is under way. */
  close(): void {
    const closed = new NotDelivered('deliveries to the endpoint were stopped');
    void this.#plain.destroy(closed);
    void this.#secure.destroy(closed);
  }
}
