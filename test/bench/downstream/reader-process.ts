import { type PublishedEvent, PUBLISHED_STREAM } from '#libs/contracts';
import { CASE_STREAM_PREFIX } from '#libs/cases';
import { EventStore } from '#libs/event-store';
import type { Asked, Receipt } from './reader.ts';
import { RawReader } from './raw-reader.ts';
import { SseReader } from './sse-reader.ts';

/**
 * Who reads, in a process of its own, so that raw client and stream are alike: it catches up, or notes when it received
 * what. Several readers of the stream live in one process, as the machine has not a thousand.
 */
const { MODE = '', ADDRESS = '', HEADERS = '' } = process.env;
const store = MODE === 'raw' ? EventStore.connect(ADDRESS) : undefined;
let receipts: Receipt[] = [];
let open: { stop(): void }[] = [];

const doings: Record<Asked['do'], (asked: Asked) => Promise<unknown>> = {
  /** How long it takes to have everything from the beginning, each event parsed, in ms. */
  async catchUp({ count }) {
    const started = performance.now();
    let seen = 0;
    const wanted = (event: PublishedEvent): boolean => event.specversion === '1.0' && ++seen === count;
    await new Promise<void>((resolve) => {
      const each = (event: PublishedEvent) => wanted(event) && resolve();
      open.push(store ? RawReader.catchUp(store, each) : SseReader.catchUp(ADDRESS, HEADERS, each));
    });
    return performance.now() - started;
  },
  /** Begins to note what comes from now on, and answers once it hears everything. */
  async listen({ count, what }) {
    const note = (place: number): void => void receipts.push({ place, at: Number(process.hrtime.bigint()) });
    const prefix = what === 'cases' ? CASE_STREAM_PREFIX : PUBLISHED_STREAM;
    const listen = () => (store ? RawReader.live(store, prefix, note) : SseReader.live(ADDRESS, HEADERS, note));
    open.push(...(await Promise.all(Array.from({ length: count }, listen))));
  },
  /** What was noted since it was asked last. */
  async receipts() {
    return receipts.splice(0);
  },
  async stop() {
    for (const one of open) one.stop();
    open = [];
    receipts = [];
  },
};

process.on('message', (asked: Asked) => {
  void doings[asked.do](asked).then((answer) => process.send?.({ answer: answer ?? null }));
});
process.once('SIGTERM', () => process.exit(0));
process.send?.({ ready: ADDRESS });
