import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Socket } from 'node:net';
import { PublishedLog } from '#libs/feed';
import { ProblemError, problemOf } from '../../http/problem.ts';
import { FanOut } from './fan-out.ts';
import { type Reading, StreamReader } from './stream-reader.ts';

/** Readers of one process; each costs a socket. */
const MOST_READERS = 10_000;
/** Of these, for one caller: however many somebody opens, there is room for others. */
const MOST_OF_ONE = MOST_READERS / 2;
/** Silence after which a reader is told that the connection still stands, in ms. */
const HEARTBEAT_MS = 15_000;
/** How long a reader may take nothing before it is cut, in ms. */
const MOST_PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 5_000;

/** Everybody who reads the feed as a stream: one timer and one listener for all of them. */
@Injectable()
export class Streams implements OnModuleDestroy {
  readonly #readers = new Set<StreamReader>();
  readonly #timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  readonly #unlisten: () => void;
  #cut = 0;

  constructor(@Inject(PublishedLog) private readonly log: PublishedLog) {
    const fanOut = new FanOut(this.#readers);
    this.#unlisten = log.onAdvance((entries) => fanOut.tell(entries));
  }

  get readers(): number {
    return this.#readers.size;
  }

  /** Readers that were cut since they took nothing. */
  get cut(): number {
    return this.#cut;
  }

  /** @throws ProblemError 503 when there is no room for one more, or none for one more of this caller */
  assertRoom(caller: string): void {
    let own = 0;
    for (const reader of this.#readers) if (reader.caller === caller) own++;
    if (this.#readers.size >= MOST_READERS) throw tooMany(`${MOST_READERS} readers are connected already.`);
    if (own >= MOST_OF_ONE) throw tooMany(`${MOST_OF_ONE} readers of yours are connected already.`);
  }

  /** Serves a reader whose answer has begun, until it goes or its time is over. */
  add(socket: Socket, reading: Reading): void {
    const reader = new StreamReader(socket, this.log, reading);
    this.#readers.add(reader);
    socket.once('close', () => this.#readers.delete(reader));
    reader.start();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
    this.#unlisten();
    for (const reader of this.#readers) reader.end('SERVICE_STOPS');
  }

  #look(): void {
    const now = Date.now();
    for (const reader of this.#readers) {
      if (reader.stalled(MOST_PATIENCE_MS)) {
        this.#cut++;
        reader.cut();
      } else if (reader.closed) {
        // It was ended, and its other side stays.
        reader.cut();
      } else if (reader.isOver(now)) reader.end('TOKEN_EXPIRED');
      else reader.heartbeat(HEARTBEAT_MS);
    }
  }
}

function tooMany(detail: string): ProblemError {
  const wayOut = 'Come back later, or read page by page with GET /api/v1/events.';
  return new ProblemError(problemOf(503, 'TOO_MANY_READERS', detail, wayOut));
}
