/**
 * Lets those who ask for the same thing have it one after the other, in the order of asking; others do not wait. What one of
 * them fails with is its own affair.
 */
export class OneByOne {
  private readonly last = new Map<string, Promise<void>>();

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.last.get(key) ?? Promise.resolve()).then(work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(key, over);
    try {
      return await mine;
    } finally {
      if (this.last.get(key) === over) this.last.delete(key);
    }
  }

  /** How many things are asked for. */
  get busy(): number {
    return this.last.size;
  }
}
