import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { atCommit, EventStore, type StoredEvent, StreamNotFound } from '#libs/event-store';
import {
  audit,
  type AuditReport,
  type Dossier,
  KeyFolder,
  LOG_FILE,
  LogReader,
  type LogStatus,
  look,
  makeDossier,
  type Seen,
  type Sighting,
  type Signer,
  TransparencyLog,
} from '#libs/transparency-log';
import { caseEvents } from '../bench/case-log.ts';

export const ORIGIN = 'customs.example/tamper';

/** An office with a store and its proofs, in a folder that can be copied, tampered with and opened again. */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'tamper-'));

  get storeFolder(): string {
    return join(this.folder, 'event-store');
  }

  get proofsFolder(): string {
    return join(this.folder, 'proofs');
  }

  keys(): KeyFolder {
    return new KeyFolder(join(this.proofsFolder, 'keys'), ORIGIN);
  }

  /** The same world once more, to do harm to. */
  copy(): World {
    const other = new World();
    cpSync(this.folder, other.folder, { recursive: true });
    return other;
  }

  /** Records cases `from` up to, but not including, `to`. */
  async record(from: number, to: number): Promise<void> {
    await this.#served(async (store) => {
      for (let i = from; i < to; i++) {
        const { stream, events } = caseEvents(i);
        await store.append(stream, events, 'no-stream');
      }
    });
  }

  /** Lets the service keep its proofs until all is under a published checkpoint, or it refuses. */
  async prove(): Promise<LogStatus> {
    return this.#served(async (_store, url) => {
      const settings = {
        storeUrl: url,
        folder: this.proofsFolder,
        origin: ORIGIN,
        everyEvents: 10,
        everySeconds: 0.05,
      };
      const log = TransparencyLog.start(settings);
      const done = ({ phase, size, published }: LogStatus) =>
        phase === 'refused' || (phase === 'live' && published?.size === size && !this.#rotating());
      for (const end = Date.now() + 30_000; !done(log.status());) {
        if (Date.now() > end) throw new Error(`Not in time: ${log.status().phase} ${log.status().problem ?? ''}`);
        await sleep(5);
      }
      const status = log.status();
      await log.stop();
      return status;
    });
  }

  #rotating(): boolean {
    return existsSync(join(this.proofsFolder, 'keys', 'next-signing-key'));
  }

  /** What `cct audit` does, with checkpoints that somebody kept elsewhere. */
  async audit(key: Signer, elsewhere: readonly string[] = []): Promise<AuditReport> {
    return this.#served(async (store) => {
      const reader = existsSync(join(this.proofsFolder, LOG_FILE)) ? this.reader() : undefined;
      const report = await audit({
        ...{ events: () => caseEventsOf(store), checkpoints: [...(await notes(store)), ...elsewhere], key },
        eventAt: (position) => eventAt(store, position),
        ...(reader && {
          leaves: {
            leaves: async (from: number, to: number) =>
              Array.from({ length: to - from }, (_, i) => reader.leafAt(from + i)).filter((leaf) => leaf !== undefined),
          },
        }),
      });
      reader?.close();
      return report;
    });
  }

  reader(): LogReader {
    return LogReader.open(join(this.proofsFolder, LOG_FILE));
  }

  /** What a witness sees who looks now. */
  async look(key: Signer, seen: Seen | undefined, witness: Signer): Promise<Sighting> {
    const reader = this.reader();
    const sighting = await look(
      {
        checkpoint: async () => this.checkpoint(),
        handOvers: async () => reader.handOvers().map(({ note }) => note),
        consistency: async (first, second) => reader.consistency(first, second),
      },
      key.vkey,
      seen,
      witness,
    );
    reader.close();
    return sighting;
  }

  checkpoint(): string {
    return readFileSync(join(this.proofsFolder, 'checkpoint'), 'utf8');
  }

  async dossier(number: number, known: readonly number[] = []): Promise<Dossier> {
    return this.#served(async (store) => {
      const { stream } = caseEvents(number, 1);
      const events = (await collect(store)).filter((event) => event.stream === stream);
      const reader = this.reader();
      const dossier = makeDossier(reader, {
        subject: { kind: 'case', caseId: stream.slice(5) },
        histories: [events],
        known,
      });
      reader.close();
      return dossier;
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #served<T>(work: (store: EventStore, url: string) => Promise<T>): Promise<T> {
    const server = await startEmbeddedEventStore({ dataDir: this.storeFolder });
    const store = EventStore.connect(server.url);
    try {
      return await work(store, server.url);
    } finally {
      await store.dispose();
      await server.stop();
    }
  }
}

async function* caseEventsOf(store: EventStore): AsyncGenerator<StoredEvent> {
  for await (const message of store.subscribe({ streamPrefixes: ['case-'] })) {
    if (message.kind === 'event') yield message.event;
    if (message.kind === 'caught-up') return;
  }
}

async function collect(store: EventStore): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const event of caseEventsOf(store)) events.push(event);
  return events;
}

async function notes(store: EventStore): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const { data } of store.readStream('transparency-checkpoints')) found.push(data['note'] as string);
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return found;
}

async function eventAt(store: EventStore, position: bigint): Promise<StoredEvent | undefined> {
  for await (const event of store.readAll({ from: atCommit(position), maxCount: 1 })) return event;
  return undefined;
}
