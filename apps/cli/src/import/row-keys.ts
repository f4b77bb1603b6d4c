import { createHash } from 'node:crypto';

/**
 * Gives each row of a file a key made of what it says, so that a row that was recorded is known again: after a kill, and
 * also after other rows were corrected, inserted or taken out. Of rows that say the same, the first, second ... are told apart.
 */
export class RowKeys {
  private readonly seen = new Map<string, number>();

  keyOf(...content: readonly unknown[]): string {
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 32);
    const number = (this.seen.get(hash) ?? 0) + 1;
    this.seen.set(hash, number);
    return number === 1 ? `import:${hash}` : `import:${hash}:${number}`;
  }
}
