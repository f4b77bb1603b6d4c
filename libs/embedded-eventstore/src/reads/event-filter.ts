import type { EventLog } from '../log/event-log.ts';
import type { LogRecord } from '../log/record.ts';
import { RecentlyUsed } from '../log/recently-used.ts';
import { invalidChoice } from '../wire/errors.ts';
import { patternMatcher } from './pattern.ts';

/** A filter as it comes over the wire, in both services that know one. */
export interface FilterOptions {
  hasStreamIdentifier(): boolean;
  getStreamIdentifier(): Expression | undefined;
  getEventType(): Expression | undefined;
  hasMax(): boolean;
  getMax(): number;
  hasCount(): boolean;
  getCheckpointintervalmultiplier(): number;
}

interface Expression {
  getRegex(): string;
  getPrefixList(): string[];
}

/** Of the bookkeeping of persistent subscriptions to `$all`, `$all` shows nothing, or they would feed themselves. */
const isHidden = (stream: string): boolean =>
  stream.startsWith('$persistentsubscription-$all::') && (stream.endsWith('-checkpoint') || stream.endsWith('-parked'));

/**
 * Which events of the log pass. Each stream and each type is looked at once and remembered by its number, so that a
 * filter costs next to nothing per event.
 */
export class EventFilter {
  /** False when it passes all that `$all` shows. */
  readonly isSelective: boolean;
  private readonly log: EventLog;
  private readonly on: 'stream' | 'type' | 'all';
  private readonly matches: (name: string) => boolean;
  private readonly streams = new RecentlyUsed<number, boolean>(20_000);
  private readonly types = new RecentlyUsed<number, boolean>(5_000);

  /** @throws ServerError for a filter that can't be used. */
  constructor(log: EventLog, options?: FilterOptions) {
    this.log = log;
    this.isSelective = options !== undefined;
    if (options === undefined) {
      this.on = 'all';
      this.matches = () => true;
      return;
    }
    this.on = options.hasStreamIdentifier() ? 'stream' : 'type';
    const expression = options.getStreamIdentifier() ?? options.getEventType();
    if (!expression) throw invalidChoice('{ }', 'FilterOptions');
    this.matches = matcher(expression.getPrefixList(), expression.getRegex());
  }

  passes({ names }: LogRecord): boolean {
    return this.passesNumbers(names.stream.id, names.type.id);
  }

  passesNumbers(stream: number, type: number): boolean {
    return this.passesStream(stream) && (this.on !== 'type' || this.passesType(type));
  }

  private passesStream(id: number): boolean {
    let passes = this.streams.get(id);
    if (passes === undefined) {
      const { name } = this.log.streams.byNumber(id);
      passes = !isHidden(name) && (this.on !== 'stream' || this.matches(name));
      this.streams.set(id, passes);
    }
    return passes;
  }

  private passesType(id: number): boolean {
    let passes = this.types.get(id);
    if (passes === undefined) {
      passes = this.matches(this.log.types.byNumber(id).name);
      this.types.set(id, passes);
    }
    return passes;
  }
}

const MOST_PREFIXES = 1000;
function matcher(prefixes: readonly string[], regex: string): (name: string) => boolean {
  if (regex === '') {
    if (prefixes.length > MOST_PREFIXES)
      throw invalidChoice(`${prefixes.length} prefixes`, `filter: at most ${MOST_PREFIXES}`);
    return (name) => prefixes.some((prefix) => name.startsWith(prefix));
  }
  return patternMatcher(regex);
}
