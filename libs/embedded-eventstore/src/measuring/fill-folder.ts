import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ticksNow } from '../log/clock.ts';
import { STORE_FILE } from '../log/schema.ts';

/** What is to be in it: events of one size, ten to a stream, the streams side by side as they grow in use. */
export interface FilledFolder {
  readonly events: number;
  /** Bytes of data of each event, besides a little metadata. */
  readonly bytes: number;
  /** What the names of the streams begin with, in turn. */
  readonly prefixes: readonly string[];
}

const TYPES = ['CaseOpened', 'MerchandiseDetained', 'MerchandiseSeized', 'NoteAdded'];
const SIDE_BY_SIDE = 1_000;
const EACH = 10;

/**
 * Makes the folder of a store that is to be measured. It writes straight to the log, 10,000 events to a commit and
 * without the decisions of an append: a million events take seconds that way instead of minutes.
 */
export async function fillFolder(dataDir: string, { events, bytes, prefixes }: FilledFolder): Promise<void> {
  const { EventLog } = await import('../log/event-log.ts');
  mkdirSync(dataDir, { recursive: true });
  const log = EventLog.open(join(dataDir, STORE_FILE));
  const metadata = Buffer.from('{"actor":"officer.2801","at":"2025-01-10T12:00:00.000Z"}');
  const data = Buffer.from(JSON.stringify({ text: 'x'.repeat(Math.max(0, bytes - 11)) }));
  for (let done = 0; done < events; done += SIDE_BY_SIDE * EACH) {
    await log.commit(() => {
      for (let number = done; number < Math.min(events, done + SIDE_BY_SIDE * EACH); number++) {
        const stream = Math.floor(done / EACH) + ((number - done) % SIDE_BY_SIDE);
        const revision = Math.floor((number - done) / SIDE_BY_SIDE);
        const type = TYPES[revision % TYPES.length]!;
        const event = { id: randomBytes(16), type, isJson: true, data, metadata };
        log.append(`${prefixes[stream % prefixes.length]}${stream}`, BigInt(revision), event, ticksNow());
      }
    });
    // A progress bar, or a signal, gets its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  log.close();
}
