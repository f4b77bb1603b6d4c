import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '#libs/event-store';
import { OFFICER, openBody } from '../../support/bodies.ts';
import { HttpConnection } from '../http-connection.ts';
import type { MeasuredTracker } from '../processes.ts';

/** The service under measurement and the store that it shares with raw clients. */
export interface Bench {
  readonly tracker: MeasuredTracker;
  readonly client: EventStore;
  readonly storeUrl: string;
  /** Events of cases in the store, each of which is published. */
  readonly events: number;
  /** Header lines by which a reader and an administrator call. */
  readonly reader: string;
  readonly administrator: string;
}

/** Waits until everything that lies in the store is published. */
export async function published({ tracker, reader, events }: Bench): Promise<void> {
  const connection = new HttpConnection(tracker.port);
  for (let head = -1; head < events - 1;) {
    await sleep(100);
    const { body } = await connection.get('/api/v1/events/status', reader);
    head = Number((JSON.parse(body.toString()) as { head: string }).head);
  }
  connection.close();
}

/** An officer at work: a new case, and then as many notes as wanted, one after the other with pauses. */
export class Officer {
  readonly #connection: HttpConnection;
  readonly #headers: string;
  readonly #case = `L-${randomUUID().toUpperCase()}`;

  constructor(tracker: MeasuredTracker) {
    this.#connection = new HttpConnection(tracker.port);
    this.#headers = tracker.as(OFFICER);
  }

  async openCase(): Promise<void> {
    await this.#send('', openBody(this.#case));
  }

  /** @returns when each was acknowledged, in ns of the machine's own clock */
  async notes(count: number, pauseMs: number): Promise<number[]> {
    const acknowledged: number[] = [];
    for (let note = 0; note < count; note++) {
      await this.#send(`/${this.#case}/add-note`, { text: `Note ${note}` });
      acknowledged.push(Number(process.hrtime.bigint()));
      await sleep(pauseMs);
    }
    return acknowledged;
  }

  leave(): void {
    this.#connection.close();
  }

  async #send(path: string, body: object): Promise<void> {
    const headers = `${this.#headers}Idempotency-Key: ${randomUUID()}\r\n`;
    const answer = await this.#connection.post(`/api/v1/cases${path}`, headers, JSON.stringify(body));
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.body.toString('utf8')}`);
  }
}
