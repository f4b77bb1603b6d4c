/** Turns counters into rates: how many since the last look, and how many of them per second. */
export class Rates {
  private readonly looks = new WeakMap<object, { count: number; at: number }>();
  private readonly start = performance.now();

  since(counted: object, count: number): { count: number; perSecond: number } {
    const now = performance.now();
    const last = this.looks.get(counted) ?? { count: 0, at: this.start };
    this.looks.set(counted, { count, at: now });
    const more = count - last.count;
    return { count: more, perSecond: now > last.at ? Math.trunc((more * 1000) / (now - last.at)) : 0 };
  }
}
