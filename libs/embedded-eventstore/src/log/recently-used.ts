/**
 * A map that keeps what was used lately, within a bound, and forgets the rest. Two generations: what is used moves to the
 * young one; when that has half the bound, the old one is dropped and the young one becomes it. Nothing is allocated
 * before it is needed, so that an empty one costs nothing: there is one for every filter.
 */
export class RecentlyUsed<Key, Value> {
  private readonly most: number;
  private readonly weigh: (key: Key, value: Value) => number;
  private young = new Map<Key, Value>();
  private old = new Map<Key, Value>();
  private weight = 0;

  /** Keeps at least `most` / 2 and at most `most`, in entries, or in what `weigh` says of each. */
  constructor(most: number, weigh: (key: Key, value: Value) => number = () => 1) {
    this.most = most;
    this.weigh = weigh;
  }

  get(key: Key): Value | undefined {
    const value = this.young.get(key);
    if (value !== undefined) return value;
    const older = this.old.get(key);
    if (older !== undefined) this.keep(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    const before = this.young.get(key);
    if (before === undefined) this.keep(key, value);
    else {
      this.weight += this.weigh(key, value) - this.weigh(key, before);
      this.young.set(key, value);
    }
  }

  delete(key: Key): void {
    const value = this.young.get(key);
    if (value !== undefined) this.weight -= this.weigh(key, value);
    this.young.delete(key);
    this.old.delete(key);
  }

  clear(): void {
    this.young = new Map();
    this.old = new Map();
    this.weight = 0;
  }

  private keep(key: Key, value: Value): void {
    const weight = this.weigh(key, value);
    if (this.young.size > 0 && this.weight + weight > this.most / 2) {
      this.old = this.young;
      this.young = new Map();
      this.weight = 0;
    }
    this.young.set(key, value);
    this.weight += weight;
  }
}
