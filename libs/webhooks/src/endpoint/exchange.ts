import type { Dispatcher } from 'undici';
import { NotDelivered, notDelivered } from './not-delivered.ts';

/** Bytes of an answer that are looked at; nobody fills this process's memory by answering. */
const MOST_ANSWER_BYTES = 16 * 1024;

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Seconds that the endpoint asks to be left alone; from `Retry-After`. */
  readonly retryAfter: number | undefined;
}

/** One request and its answer, within a time for both: one byte a minute is no answer. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #timeoutMs: number;
  readonly #settled = Promise.withResolvers<Answer>();
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #over: NotDelivered | undefined;
  #status = 0;
  #retryAfter: number | undefined;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  /** @throws NotDelivered */
  with(agent: Dispatcher, asked: Dispatcher.DispatchOptions): Promise<Answer> {
    const late = (): void => this.#giveUp(new NotDelivered(`no answer within ${this.#timeoutMs} ms`));
    this.#timer = setTimeout(late, this.#timeoutMs);
    agent.dispatch(asked, this);
    return this.#settled.promise;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // Its time was over before there was a connection for it.
    if (this.#over) controller.abort(this.#over);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, unknown>): void {
    this.#status = status;
    const seconds = Number(headers['retry-after']);
    if (Number.isFinite(seconds) && seconds > 0) this.#retryAfter = seconds;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes <= MOST_ANSWER_BYTES) return;
    // The status has come; whoever goes on talking is cut off.
    this.#answered();
    controller.abort(new NotDelivered('more was answered than is read'));
  }

  onResponseEnd(): void {
    this.#answered();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.#timer);
    this.#settled.reject(notDelivered(error, this.#status > 0));
  }

  #answered(): void {
    clearTimeout(this.#timer);
    const body = this.#bytes === 0 ? '' : Buffer.concat(this.#chunks).toString('utf8');
    this.#settled.resolve({ status: this.#status, body, retryAfter: this.#retryAfter });
  }

  #giveUp(reason: NotDelivered): void {
    this.#over = reason;
    this.#settled.reject(reason);
    this.#controller?.abort(reason);
  }
}
