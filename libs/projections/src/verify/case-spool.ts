import { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';
import { isCaseStream } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';

/** Memory that the file may be cached and sorted in, in KiB. */
const CACHE_KIB = 8_192;

/**
 * A log put in order of its cases, on disk: a temporary file of SQLite's, which is gone with the process however that
 * ends. It takes about as many bytes as the events, twice while they are sorted, where `SQLITE_TMPDIR` or `TMPDIR` says.
 */
export class CaseSpool {
  readonly #file = new DatabaseSync('');

  private constructor() {
    this.#file.exec(`pragma journal_mode = off; pragma cache_size = -${CACHE_KIB}; pragma temp_store = file`);
    this.#file.exec('create table event (stream text not null, event blob not null) strict; begin');
  }

  /**
   * @param events in the order of the log; other streams than those of cases are passed over
   * @throws UnreadableEvent for content that nobody can read
   */
  static async of(events: AsyncIterable<StoredEvent> | Iterable<StoredEvent>): Promise<CaseSpool> {
    const spool = new CaseSpool();
    try {
      const insert = spool.#file.prepare('insert into event (stream, event) values (?, ?)');
      for await (const event of events) if (isCaseStream(event.stream)) insert.run(event.stream, packed(event));
      spool.#file.exec('commit');
      return spool;
    } catch (error) {
      spool.close();
      throw error;
    }
  }

  /** The events of each case, in the order of the log; cases in the order of their ids, byte by byte. */
  *cases(): Generator<StoredEvent[]> {
    const sorted = this.#file.prepare('select event from event order by stream, rowid').iterate();
    let own: StoredEvent[] = [];
    for (const row of sorted) {
      const event = deserialize(row['event'] as Uint8Array) as StoredEvent;
      if (own.length > 0 && own[0]!.stream !== event.stream) {
        yield own;
        own = [];
      }
      own.push(event);
    }
    if (own.length > 0) yield own;
  }

  close(): void {
    this.#file.close();
  }
}

/** Named one by one: content that cannot be read throws here, where its event is known. */
function packed({ id, type, stream, revision, position, prepare, recordedAt, data, metadata }: StoredEvent): Buffer {
  return serialize({ id, type, stream, revision, position, prepare, recordedAt, data, metadata });
}
