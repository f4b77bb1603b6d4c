import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { literalAddress, type Networks } from './networks.ts';

/** Bytes of an answer that are looked at; nobody fills this process's memory by answering. */
const MOST_ANSWER_BYTES = 16 * 1024;

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Seconds that the endpoint asks to be left alone; from `Retry-After`. */
  readonly retryAfter: number | undefined;
}

/** No answer came, or none that could be read; the message is for the delivery log. */
export class NotDelivered extends Error {
  readonly code = 'NOT_DELIVERED';
}

class ConnectionOutdated extends NotDelivered {}

/**
 * Posts to endpoints of strangers: within a time for the whole exchange, to allowed addresses only, without following
 * redirects, and reading no more of the answer than a little.
 */
export class Poster {
  readonly #networks: Networks;
  readonly #timeoutMs: number;
  readonly #plain: HttpAgent;
  readonly #secure: HttpsAgent;

  constructor(networks: Networks, timeoutMs: number, connections: number) {
    this.#networks = networks;
    this.#timeoutMs = timeoutMs;
    const options = { keepAlive: true, maxSockets: connections, keepAliveMsecs: 10_000 };
    this.#plain = new HttpAgent(options);
    this.#secure = new HttpsAgent(options);
  }

  /** @throws NotDelivered */
  async post(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
    try {
      return await this.#once(url, headers, body);
    } catch (error) {
      // An idle connection that the endpoint closed just when it was used again says nothing about the endpoint.
      if (error instanceof ConnectionOutdated) return this.#once(url, headers, body);
      throw error;
    }
  }

  #once(url: URL, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
    const secure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      try {
        // What is written as an address is never looked up, so it is checked here.
        const literal = literalAddress(url);
        if (literal !== undefined) this.#networks.assertAllowed(literal, secure);
      } catch (error) {
        return reject(notDelivered(error));
      }
      const call = (secure ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent: secure ? this.#secure : this.#plain,
        lookup: this.#networks.lookup(secure),
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'customs-case-tracker' },
      });
      // Of all of it, answer included: one byte a minute is no answer.
      const timer = setTimeout(
        () => call.destroy(new NotDelivered(`no answer within ${this.#timeoutMs} ms`)),
        this.#timeoutMs,
      );
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        settle();
      };
      call.on('response', (response) => {
        read(response).then(
          (text) => end(() => resolve(answer(response, text))),
          (error: unknown) => end(() => reject(notDelivered(error))),
        );
      });
      call.on('error', (error: NodeJS.ErrnoException) => {
        const outdated = call.reusedSocket && error.code === 'ECONNRESET';
        end(() => reject(outdated ? new ConnectionOutdated(error.message) : notDelivered(error)));
      });
      call.end(body);
    });
  }

  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }
}

/** By events, since an iterator over an answer that is nearly always empty costs more than all else that is done with it. */
function read(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const done = (): void => resolve(Buffer.concat(chunks).toString('utf8'));
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes <= MOST_ANSWER_BYTES) return;
      // The status has come; whoever goes on talking is cut off.
      done();
      response.destroy();
    });
    response.once('end', done).once('error', reject);
    response.once('close', () => reject(new NotDelivered('the answer broke off')));
  });
}

function answer({ statusCode = 0, headers }: IncomingMessage, body: string): Answer {
  const seconds = Number(headers['retry-after']);
  return { status: statusCode, body, retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined };
}

function notDelivered(error: unknown): NotDelivered {
  if (error instanceof NotDelivered) return error;
  const { code, message } = error as { code?: string; message?: string };
  return new NotDelivered([code, message].filter(Boolean).join(': ') || String(error));
}
