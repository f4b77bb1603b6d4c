import { EMPTY_ROOT, nodeHash } from './hash.ts';

/**
 * Where the hashes of complete subtrees come from: `node(level, index)` is that of the 2^level leaves from
 * index * 2^level on. Only asked for subtrees that lie within the tree.
 */
export interface Nodes {
  node(level: number, index: number): Uint8Array;
}

/** Root over the first `size` leaves. */
export function rootOf(nodes: Nodes, size: number): Uint8Array {
  return size === 0 ? EMPTY_ROOT : rangeHash(nodes, 0, size);
}

/**
 * The path from a leaf to the root over `size` leaves, nearest first: PATH(m, D_n) of RFC 9162, 2.1.3.1.
 * @throws RangeError when there is no such leaf.
 */
export function inclusionPath(nodes: Nodes, index: number, size: number): Uint8Array[] {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size))
    throw new RangeError(`No leaf ${index} in ${size}.`);
  const path: Uint8Array[] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      path.push(rangeHash(nodes, middle, to));
      to = middle;
    } else {
      path.push(rangeHash(nodes, from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/**
 * Proof that the tree of `first` leaves is the beginning of that of `second`: PROOF(m, D_n) of RFC 9162, 2.1.4.1. Empty where
 * they are equal or the first is empty.
 * @throws RangeError when the sizes are not in order.
 */
export function consistencyPath(nodes: Nodes, first: number, second: number): Uint8Array[] {
  if (!(Number.isSafeInteger(first) && first >= 0 && first <= second)) {
    throw new RangeError(`A tree of ${first} leaves is not the beginning of one of ${second}.`);
  }
  if (first === 0 || first === second) return [];
  const path: Uint8Array[] = [];
  let [from, to] = [0, second];
  let wholeOld = true;
  while (to !== first) {
    const middle = from + largestPowerBelow(to - from);
    if (first <= middle) {
      path.push(rangeHash(nodes, middle, to));
      to = middle;
    } else {
      path.push(rangeHash(nodes, from, middle));
      from = middle;
      wholeOld = false;
    }
  }
  if (!wholeOld) path.push(rangeHash(nodes, from, to));
  return path.reverse();
}

/** MTH of the leaves from..to; `from` is a multiple of the largest power of two in the length, as in every RFC subtree. */
function rangeHash(nodes: Nodes, from: number, to: number): Uint8Array {
  const length = to - from;
  const level = Math.floor(Math.log2(length));
  const power = 2 ** level;
  if (power === length) return nodes.node(level, from / length);
  return nodeHash(nodes.node(level, from / power), rangeHash(nodes, from + power, to));
}

/** The largest power of two smaller than n > 1: k of the RFC. */
function largestPowerBelow(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}
