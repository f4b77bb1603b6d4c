import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSigner, KeyInvalid, parseSigner, type Signer } from '../checkpoint/note-keys.ts';

const CURRENT = 'signing-key';
const NEXT = 'next-signing-key';
const OWNER_ONLY = 0o600;

/**
 * The keys of a log, one in a file, readable for the owner alone. A hand-over begins when somebody puts the next key beside
 * the current one: the next checkpoint is signed by both and names it, and from then on it signs alone.
 */
export class KeyFolder {
  readonly #folder: string;
  readonly #origin: string;
  readonly #file: string;

  /** @param file of a key that is kept elsewhere; without it, one in the folder, made when it is not there */
  constructor(folder: string, origin: string, file?: string) {
    this.#folder = folder;
    this.#origin = origin;
    this.#file = file ?? join(folder, CURRENT);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (file === undefined && !existsSync(this.#file)) write(this.#file, generateSigner(origin));
  }

  /** @throws KeyInvalid, also when the key is of another log */
  current(): Signer {
    return this.#read(this.#file);
  }

  next(): Signer | undefined {
    const file = join(this.#folder, NEXT);
    return existsSync(file) ? this.#read(file) : undefined;
  }

  /** Makes the next key, which the log takes over with its next checkpoint. @throws KeyInvalid when there is one already */
  prepareNext(): Signer {
    if (this.next())
      throw new KeyInvalid('A next key is there already; it is handed over to with the next checkpoint.');
    const signer = generateSigner(this.#origin);
    write(join(this.#folder, NEXT), signer);
    return signer;
  }

  /** After the checkpoint that hands over was committed. The old key is kept: it says nothing about later checkpoints. */
  promote(): void {
    const old = this.current();
    const next = join(this.#folder, NEXT);
    // Copied first: however this ends, there is a current key.
    write(join(this.#folder, `retired-${old.keyId.toString('hex')}`), old);
    renameSync(next, this.#file);
  }

  #read(file: string): Signer {
    const signer = parseSigner(readFileSync(file, 'utf8'));
    if (signer.name !== this.#origin) {
      throw new KeyInvalid(`The key in ${file} is that of ${signer.name}, and this log is ${this.#origin}.`);
    }
    return signer;
  }
}

/** Made for the owner alone before anything is in it. */
export function write(file: string, { skey }: Signer): void {
  const partial = `${file}.partial`;
  writeFileSync(partial, '', { mode: OWNER_ONLY });
  chmodSync(partial, OWNER_ONLY);
  writeFileSync(partial, `${skey}\n`);
  renameSync(partial, file);
}
