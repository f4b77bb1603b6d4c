import { DELETED } from '../log/record.ts';
import { resolve } from '../reads/resolve-link.ts';
import { isVisible, visibleStream } from '../reads/visible-stream.ts';
import type { Store } from '../store.ts';
import type { EventSource, SourcePage } from './event-source.ts';

/** The events of one stream; its positions are revisions. */
export class StreamSource implements EventSource {
  private readonly store: Store;
  private readonly stream: string;
  private readonly resolveLinks: boolean;

  constructor(store: Store, stream: string, resolveLinks: boolean) {
    this.store = store;
    this.stream = stream;
    this.resolveLinks = resolveLinks;
  }

  get last(): bigint {
    return this.store.log.lastRevision(this.stream) ?? -1n;
  }

  isBeginning(): boolean {
    return true;
  }

  read(from: bigint, limit: number): SourcePage {
    if (from > this.last) return { events: [], looked: 0, atEnd: true };
    const visible = visibleStream(this.store, this.stream);
    const first = visible.first > from ? visible.first : from;
    const records = this.store.log.ofStream(this.stream, first, limit, 'forwards');
    const shown = records.filter(
      (record) => record.revision === DELETED || (visible.state === 'there' && isVisible(record, visible)),
    );
    const last = records.at(-1)?.revision;
    return {
      events: shown.map((record) => ({
        resolved: resolve(this.store, record, this.resolveLinks),
        position: record.revision,
      })),
      ...(last !== undefined && { lookedUpTo: last }),
      looked: records.length,
      atEnd: last === undefined || last >= this.last,
    };
  }

  format(revision: bigint): string {
    return String(revision);
  }

  parse(text: string): bigint | undefined {
    return /^\d+$/.test(text) ? BigInt(text) : undefined;
  }
}
