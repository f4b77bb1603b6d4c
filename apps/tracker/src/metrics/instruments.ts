import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** In seconds: a local disk answers in the first, a store that is in trouble in the last. */
const APPEND_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A figure with its labels at the moment of asking. */
export type Sample = readonly [labels: Readonly<Record<string, string>>, value: number | undefined];

/**
 * What is measured in this process, in the names and units of Prometheus: seconds, shares of 1, counts. A registry of its
 * own, not the library's global one, since tests run several services in one process.
 */
@Injectable()
export class Instruments implements OnApplicationShutdown {
  readonly registry = new Registry();
  private readonly appends = new Histogram({
    name: 'tracker_store_append_seconds',
    help: 'Appends to the event store until their outcome was known, by outcome (appended, failed).',
    labelNames: ['outcome'],
    buckets: APPEND_SECONDS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  appended(ms: number, well: boolean): void {
    this.appends.observe({ outcome: well ? 'appended' : 'failed' }, ms / 1000);
  }

  /** A figure that somebody else keeps and is asked for when it is read. Samples without a value are left out: they are not known. */
  observed(name: string, help: string, labels: readonly string[], samples: () => readonly Sample[]): void {
    new Gauge({
      ...{ name, help, labelNames: labels, registers: [this.registry] },
      collect() {
        this.reset();
        for (const [of, value] of samples()) if (value !== undefined) this.set(of, value);
      },
    });
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}
