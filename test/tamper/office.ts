import { COSIGNATURE, generateSigner, type Seen, type Signer } from '#libs/transparency-log';
import { World } from './world.ts';

/** An office at two moments, what a witness saw at each, and the keys. */
export interface Office {
  readonly early: World;
  readonly now: World;
  readonly key: Signer;
  readonly witness: Signer;
  /** What the witness keeps of each moment. */
  readonly seenEarly: Seen;
  readonly seen: Seen;
}

/** Two cases, proven; then two more, proven again. */
export async function officeWithHistory(): Promise<Office> {
  const now = new World();
  const witness = generateSigner('witness.example', COSIGNATURE);
  await now.record(0, 2);
  await now.prove();
  const key = now.keys().current();
  const first = await now.look(key, undefined, witness);
  const early = now.copy();
  await now.record(2, 4);
  await now.prove();
  if (first.outcome === 'alarm') throw new Error(first.reason);
  const second = await now.look(key, first.seen, witness);
  if (second.outcome === 'alarm') throw new Error(second.reason);
  return { early, now, key, witness, seenEarly: first.seen, seen: second.seen };
}
