const KEPT = 1000;

/** How long a consumer took for its last thousand events, in milliseconds. */
export class Timings {
  private readonly started = new Map<string, number>();
  private readonly measured: number[] = [];

  start(id: string): void {
    this.started.set(id, performance.now());
  }

  end(id: string): void {
    const started = this.started.get(id);
    if (started === undefined) return;
    this.started.delete(id);
    if (this.measured.length >= KEPT) this.measured.shift();
    this.measured.push(Math.trunc(performance.now() - started));
  }

  /** Under the names that the clients know; nothing before the first answer. */
  summary(): { key: string; value: number }[] {
    const sorted = this.measured.toSorted((a, b) => a - b);
    if (sorted.length === 0) return [];
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.trunc(share * sorted.length))] ?? 0;
    const quintiles = [0, 0.2, 0.4, 0.6, 0.8].map((share, n) => ({ key: `Quintile ${n + 1}`, value: at(share) }));
    const percentiles = [90, 95, 99, 99.5, 99.9].map((percent) => ({ key: `${percent}%`, value: at(percent / 100) }));
    return [
      { key: 'Mean', value: Math.trunc(sorted.reduce((sum, value) => sum + value, 0) / sorted.length) },
      { key: 'Median', value: at(0.5) },
      { key: 'Fastest', value: at(0) },
      ...quintiles,
      ...percentiles,
      { key: 'Highest', value: at(1) },
    ];
  }
}
