import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedEventStore, startEmbeddedEventStore } from '#libs/embedded-eventstore';
import { EventStore } from '#libs/event-store';
import { keepLog, type KeptLog } from '../follow/keep-log.ts';
import { LOG_FILE, type LogSettings, type LogStatus } from '../follow/settings.ts';
import { LogReader } from '../log-file/log-reader.ts';

export const ORIGIN = 'customs.example/test';

/** A store of its own, and a log that is kept of it in this thread. */
export class LogUnderTest {
  readonly folder = mkdtempSync(join(tmpdir(), 'transparency-log-'));
  readonly server: EmbeddedEventStore;
  readonly store: EventStore;
  #kept: KeptLog | undefined;

  private constructor(server: EmbeddedEventStore) {
    this.server = server;
    this.store = EventStore.connect(server.url);
  }

  static async start(): Promise<LogUnderTest> {
    return new LogUnderTest(await startEmbeddedEventStore({ temporary: true }));
  }

  get settings(): LogSettings {
    const { folder } = this;
    return { storeUrl: this.server.url, folder, origin: ORIGIN, everyEvents: 100, everySeconds: 0.05 };
  }

  keep(settings: Partial<LogSettings> = {}): KeptLog {
    return (this.#kept = keepLog({ ...this.settings, ...settings }, () => {}));
  }

  reader(folder = this.folder): LogReader {
    return LogReader.open(join(folder, LOG_FILE));
  }

  /** So many events of some cases, a few of one and then of the next. */
  async append(count: number, cases = 3, data: object = {}): Promise<void> {
    const few = 12;
    for (let from = 0; from < count; from += few) {
      const events = Array.from({ length: Math.min(few, count - from) }, (_, i) => ({
        ...{ id: randomUUID(), type: 'NoteAdded', data: { text: `note ${from + i}`, ...data }, metadata: { by: 'a' } },
      }));
      await this.store.append(`case-${(from / few) % cases}`, events, 'any');
    }
  }

  /** Stops the log, not the store. */
  async rest(): Promise<void> {
    await this.#kept?.stop();
    this.#kept = undefined;
  }

  async remove(): Promise<void> {
    await this.rest();
    await this.store.dispose();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits until the log says so; fails with what it says after 20 s. */
export async function until(log: { status(): LogStatus }, what: (status: LogStatus) => boolean): Promise<LogStatus> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if (what(log.status())) return log.status();
    await sleep(5);
  }
  const { phase, size, problem } = log.status();
  throw new Error(`Not in time: ${phase} at ${size}. ${problem ?? ''}`);
}

export const published = (size: number) => (status: LogStatus) => status.published?.size === size;
