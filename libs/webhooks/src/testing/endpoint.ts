import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly caseId: string;
  readonly sequence: number;
}

type Behaviour = (response: ServerResponse, received: Received, request: IncomingMessage) => void;

/** Takes what it gets. */
export const TAKES: Behaviour = (response) => response.writeHead(204).end();

/** A receiver of webhooks, as somebody outside would write one: it answers the challenge and then behaves as it is told. */
export class Endpoint {
  readonly received: Received[] = [];
  readonly problems: string[] = [];
  /** What it verifies signatures with, once it knows. */
  secret: string | undefined;
  behaviour: Behaviour = TAKES;
  challenged = 0;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  static async start(behaviour: Behaviour = TAKES): Promise<Endpoint> {
    const endpoint = new Endpoint();
    endpoint.behaviour = behaviour;
    endpoint.#server.listen(0, '127.0.0.1');
    await once(endpoint.#server, 'listening');
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  /** What it was told of a case, in order and without repetitions. */
  sequences(caseId: string): number[] {
    return [...new Set(this.received.filter((one) => one.caseId === caseId).map(({ sequence }) => sequence))];
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (this.secret) this.#verify(this.secret, body, request.headers);
    const event = JSON.parse(body) as { type?: string; challenge?: string; subject?: string; sequence?: string };
    if (event.type === 'webhook.verification') {
      this.challenged++;
      response.end(JSON.stringify({ challenge: event.challenge }));
      return;
    }
    const [caseId, sequence] = [
      event.subject ?? request.headers['ce-subject'],
      event.sequence ?? request.headers['ce-sequence'],
    ];
    const received = { headers: request.headers, body, caseId: String(caseId), sequence: Number(sequence) };
    this.received.push(received);
    this.behaviour(response, received, request);
  }

  #verify(secret: string, body: string, headers: IncomingHttpHeaders): void {
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>);
    } catch (error) {
      this.problems.push(String(error));
    }
  }
}
