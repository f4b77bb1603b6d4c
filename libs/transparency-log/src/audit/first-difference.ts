import type { LogWriter } from '../log-file/log-writer.ts';
import { sameHash } from '../merkle/hash.ts';

/** Hashes of leaves as somebody has kept them, from..to; fewer when there are not so many. */
export interface LeafSource {
  leaves(from: number, to: number): Promise<readonly Uint8Array[]>;
}

/**
 * The first place in good..size where the log read now differs from the leaves kept, if those, put behind the good beginning,
 * have the root that was signed; nothing when they do not, because then they are not to be believed either.
 */
export async function firstDifference(
  read: LogWriter,
  good: number,
  size: number,
  root: Uint8Array,
  source: LeafSource | undefined,
): Promise<number | undefined> {
  const kept = await source?.leaves(good, size);
  if (kept?.length !== size - good) return undefined;
  const signed = read.treeAt(good);
  for (const leaf of kept) signed.append(leaf);
  if (!sameHash(signed.root(), root)) return undefined;
  const at = kept.findIndex((leaf, i) => {
    const found = good + i < read.size ? read.leafAt(good + i) : undefined;
    return found === undefined || !sameHash(found, leaf);
  });
  return at < 0 ? undefined : good + at;
}
