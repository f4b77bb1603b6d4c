import { checkpointText } from '../checkpoint/checkpoint.ts';
import { signNote } from '../checkpoint/note.ts';
import type { KeyFolder } from '../keys/key-folder.ts';
import type { Head, LogWriter } from '../log-file/log-writer.ts';
import { sameHash } from '../merkle/hash.ts';
import { HistoryDiffers, type KeptCheckpoint, rootDiffers } from './agreement.ts';

/**
 * Signs what the tree has become. Never anything that disagrees with a checkpoint that was given out: where the store has one
 * over more events than the tree, nothing is signed until the tree has reached it and has the same root.
 */
export class Sealer {
  readonly #writer: LogWriter;
  readonly #keys: KeyFolder;
  readonly #now: () => Date;
  readonly #onSigned: () => void;
  #expected: KeptCheckpoint | undefined;
  #signedSize = 0;

  constructor(writer: LogWriter, keys: KeyFolder, onSigned: () => void, now: () => Date = () => new Date()) {
    this.#writer = writer;
    this.#keys = keys;
    this.#onSigned = onSigned;
    this.#now = now;
  }

  /** What was signed before: so many events by our file, and the newest checkpoint that the store has kept. */
  begin(signedSize: number, expected: KeptCheckpoint | undefined): void {
    this.#signedSize = signedSize;
    this.#expected = expected && expected.size > this.#writer.size ? expected : undefined;
  }

  /** After each event. @throws HistoryDiffers */
  added(): void {
    if (this.#expected?.size !== this.#writer.size) return;
    if (!sameHash(this.#writer.root(), this.#expected.root)) throw rootDiffers(this.#expected.size);
    this.#expected = undefined;
  }

  /** Commits what was added, and signs it unless there is nothing new to say. @throws HistoryDiffers */
  seal(caughtUp: boolean): void {
    const { size } = this.#writer;
    if (this.#expected) {
      if (caughtUp) {
        throw new HistoryDiffers(
          `The log has ${size} events, and a checkpoint in the store was signed for ${this.#expected.size}: the end is missing.`,
        );
      }
      this.#writer.commit();
      return;
    }
    const next = size > 0 ? this.#keys.next() : undefined;
    if (size === this.#signedSize && !next) {
      if (this.#writer.pending > 0) this.#writer.commit();
      return;
    }
    const current = this.#keys.current();
    this.#writer.commit((head: Head) => {
      const said = { ...head, origin: current.name, time: this.#now().toISOString(), ...(next && { nextKey: next }) };
      return signNote(checkpointText(said), next ? [current, next] : [current]);
    });
    this.#signedSize = size;
    if (next) this.#keys.promote();
    this.#onSigned();
  }
}
