import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreError, type EventStore } from '#libs/event-store';
import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { parseNote } from '../checkpoint/note.ts';
import type { LogWriter, StoredCheckpoint } from '../log-file/log-writer.ts';
import { sha256 } from '../merkle/hash.ts';
import {
  ALL_CHECKPOINTS,
  CHECKPOINT_EVENT,
  CHECKPOINT_STREAM,
  type LogSettings,
  NEWEST_CHECKPOINT,
} from './settings.ts';

/** Shows signed checkpoints: in a stream of their own, in files outside of the store, and from then on over HTTP. */
export class Publisher {
  readonly #store: EventStore;
  readonly #writer: LogWriter;
  readonly #settings: LogSettings;
  readonly #onPublished: (shown: { size: number; position: bigint }) => void;
  #running: Promise<void> | undefined;

  constructor(
    store: EventStore,
    writer: LogWriter,
    settings: LogSettings,
    onPublished: (shown: { size: number; position: bigint }) => void,
  ) {
    this.#store = store;
    this.#writer = writer;
    this.#settings = settings;
    this.#onPublished = onPublished;
  }

  /** Publishes what is not yet, in order; what fails is tried again with the next call. Never throws. */
  publish(): Promise<void> {
    return (this.#running ??= this.#all().finally(() => (this.#running = undefined)));
  }

  async #all(): Promise<void> {
    for (let waiting; (waiting = this.#writer.unpublished()).length > 0;) {
      for (const stored of waiting) {
        try {
          await this.#one(stored);
        } catch (error) {
          if (error instanceof EventStoreError) return;
          throw error;
        }
      }
    }
  }

  async #one({ number, note }: StoredCheckpoint): Promise<void> {
    const { size, position } = parseCheckpoint(parseNote(note).text);
    const event = { id: eventIdOf(note), type: CHECKPOINT_EVENT, data: { note } };
    await this.#store.append(CHECKPOINT_STREAM, [event], 'any');
    const { folder, checkpointFile } = this.#settings;
    appendFileSync(join(folder, ALL_CHECKPOINTS), `${JSON.stringify({ size, note })}\n`);
    for (const file of [join(folder, NEWEST_CHECKPOINT), ...(checkpointFile ? [checkpointFile] : [])]) {
      // Whoever reads the file finds the old note or the new one.
      writeFileSync(`${file}.partial`, note);
      renameSync(`${file}.partial`, file);
    }
    this.#writer.published(number);
    this.#onPublished({ size, position });
  }
}

/** The same note has the same id, so that it is in the stream once, however often it is appended. */
function eventIdOf(note: string): string {
  const bytes = sha256(note).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
