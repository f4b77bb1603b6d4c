import { type FilterOptions, EventFilter } from '../reads/event-filter.ts';
import { look, type Sight } from '../reads/look.ts';
import { isBeginning } from '../reads/read-all.ts';
import { resolve } from '../reads/resolve-link.ts';
import type { Store } from '../store.ts';
import type { EventSource, SourcePage } from './event-source.ts';
import type { GroupFilter } from './settings.ts';

/** Events looked at in one step when a filter lets few of them through. */
const WINDOW = 500;

/** The whole log, or what a filter lets through; its positions are those of the log. */
export class AllSource implements EventSource {
  private readonly store: Store;
  private readonly filter: EventFilter;
  private readonly shown: EventFilter;
  private readonly resolveLinks: boolean;

  /** @throws ServerError for a filter that can't be used. */
  constructor(store: Store, filter: GroupFilter | undefined, resolveLinks: boolean) {
    this.store = store;
    this.filter = new EventFilter(store.log, filter && optionsOf(filter));
    this.shown = new EventFilter(store.log);
    this.resolveLinks = resolveLinks;
  }

  get last(): bigint {
    return this.store.log.lastPosition || -1n;
  }

  isBeginning(position: bigint): boolean {
    return isBeginning(this.store.log, position);
  }

  read(from: bigint, limit: number): SourcePage {
    const sight = look(this.store.log, this.filter, 'forwards', from, { limit, window: Math.max(limit, WINDOW) });
    const reached = sight.looked.at(-1);
    const lookedUpTo = reached === undefined ? undefined : BigInt(reached);
    return {
      events: sight.records.map((record) => ({
        resolved: resolve(this.store, record, this.resolveLinks),
        position: record.position,
      })),
      ...(lookedUpTo !== undefined && { lookedUpTo }),
      looked: this.countShown(from, sight),
      atEnd: (lookedUpTo ?? this.last) >= this.last,
    };
  }

  /**
   * Without the bookkeeping of groups on `$all`: a group that counted its own checkpoints as progress would write another
   * one for each of them.
   */
  private countShown(from: bigint, { looked, records }: Sight): number {
    if (looked.length === records.length) return records.length;
    const entries = this.store.log.entries(from, looked.length, 'forwards');
    return [...entries].filter(([, stream, type]) => this.shown.passesNumbers(stream, type)).length;
  }

  format(position: bigint): string {
    return `C:${position}/P:${position}`;
  }

  parse(text: string): bigint | undefined {
    const commit = /^C:(\d+)\/P:\d+$/.exec(text)?.[1];
    return commit === undefined ? undefined : BigInt(commit);
  }
}

/** A kept filter, in the shape in which filters come over the wire. */
function optionsOf({ on, prefixes, regex }: GroupFilter): FilterOptions {
  const expression = { getRegex: () => regex, getPrefixList: () => [...prefixes] };
  return {
    hasStreamIdentifier: () => on === 'stream',
    getStreamIdentifier: () => (on === 'stream' ? expression : undefined),
    getEventType: () => (on === 'type' ? expression : undefined),
    hasMax: () => false,
    getMax: () => 0,
    hasCount: () => true,
    getCheckpointintervalmultiplier: () => 1,
  };
}
