import type { LogRecord } from '../log/record.ts';
import type { Store } from '../store.ts';
import { invalidArgument, invalidChoice, requiredArgument, unexpectedResult, unhandled } from '../wire/errors.ts';
import { streamName } from '../wire/proposed-event.ts';
import { streams } from '../wire/protocol.ts';
import { eventResponse, type UuidForm } from '../wire/read-response.ts';
import { EventFilter } from './event-filter.ts';
import { resolve } from './resolve-link.ts';

type Options = InstanceType<typeof streams.ReadReq.Options>;

/** A place in `$all`. Commit and prepare differ only when a client says so. */
export interface AllPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** What every kind of read says. */
export interface Common {
  /** Encodes an event as the client wants it. */
  readonly respond: (record: LogRecord) => Buffer;
}

export interface StreamOptions extends Common {
  readonly stream: string;
  readonly from: bigint | 'start' | 'end';
}

export interface AllOptions extends Common {
  readonly from: AllPosition | 'start' | 'end';
  readonly filter: EventFilter;
}

/** How much, and which way; a subscription has neither. */
export interface Extent {
  readonly forwards: boolean;
  readonly limit: bigint;
}

export interface ReadRequest {
  readonly target: { readonly stream: StreamOptions } | { readonly all: AllOptions };
  readonly extent: Extent | 'subscription';
  /** Clients of 1 and more are told where a stream begins and ends. */
  readonly compatibility: number;
  /** Events looked at between two checkpoints of a filtered subscription. */
  readonly checkpointInterval: number | undefined;
}

const { Options: Cases } = streams.ReadReq;

/** What a read or a subscription asks for. @throws ServerError for what the real server refuses, and as it does. */
export function readRequest(store: Store, options: Options | undefined): ReadRequest {
  if (!options) throw unhandled('The options are missing.');
  if (!options.hasUuidOption()) throw requiredArgument('uuidOption', 'UUIDOption');
  const isSubscription = options.hasSubscription();
  const forwards = options.getReadDirection() === Cases.ReadDirection.FORWARDS;
  const isFiltered = options.hasFilter();
  if (!options.hasStream() && !options.hasAll()) throw invalidChoice('None', 'StreamOptionOneofCase');
  const isIncomplete = (!isSubscription && !options.hasCount()) || (!isFiltered && !options.hasNoFilter());
  if (isIncomplete || (isSubscription && !forwards) || (isFiltered && options.hasStream())) {
    throw invalidCombination(options);
  }
  const kind = options.hasStream() ? 'ReadStreamResult' : isFiltered ? 'FilteredReadAllResult' : 'ReadAllResult';
  return {
    target: options.hasStream() ? { stream: streamOptions(store, options) } : { all: allOptions(store, options) },
    extent: isSubscription ? 'subscription' : { forwards, limit: limitOf(options, kind) },
    compatibility: options.getControlOption()?.getCompatibility() ?? 0,
    checkpointInterval: isSubscription && isFiltered ? checkpointInterval(options) : undefined,
  };
}

function common(store: Store, options: Options): Common {
  const form: UuidForm = options.getUuidOption()?.hasString() ? 'text' : 'structured';
  const resolveLinks = options.getResolveLinks();
  return { respond: (record) => eventResponse(resolve(store, record, resolveLinks), form) };
}

function streamOptions(store: Store, options: Options): StreamOptions {
  const chosen = options.getStream();
  const stream = streamName(chosen?.getStreamIdentifier());
  if (chosen?.hasRevision()) return { ...common(store, options), stream, from: unsigned(chosen.getRevision()) };
  if (!chosen?.hasStart() && !chosen?.hasEnd()) throw unhandled('The revision to begin with is missing.');
  return { ...common(store, options), stream, from: chosen.hasStart() ? 'start' : 'end' };
}

function allOptions(store: Store, options: Options): AllOptions {
  const chosen = options.getAll();
  const filter = options.getFilter();
  if (filter && !filter.hasMax() && !filter.hasCount()) throw invalidChoice('None', 'WindowOneofCase');
  const shared = { ...common(store, options), filter: new EventFilter(store.log, filter) };
  const position = chosen?.getPosition();
  if (position) {
    return {
      ...shared,
      from: allPosition(unsigned(position.getCommitPosition()), unsigned(position.getPreparePosition())),
    };
  }
  if (!chosen?.hasStart() && !chosen?.hasEnd()) throw unhandled('The position to begin with is missing.');
  return { ...shared, from: chosen.hasStart() ? 'start' : 'end' };
}

function allPosition(commit: bigint | 'end', prepare: bigint | 'end'): AllPosition | 'end' {
  if (commit === 'end' && prepare === 'end') return 'end';
  if (commit === 'end' || prepare === 'end' || commit < prepare) {
    throw unhandled('The commit position cannot be less than the prepare position.');
  }
  return { commit, prepare };
}

/** The largest number of 64 bits stands for the end; what int64 can't hold is refused. */
function unsigned(text: string): bigint | 'end' {
  const value = BigInt.asUintN(64, BigInt(text));
  if (value === BigInt.asUintN(64, -1n)) return 'end';
  if (value !== BigInt.asUintN(63, value)) throw unhandled(`${value} is out of range.`);
  return value;
}

function limitOf(options: Options, kind: string): bigint {
  const limit = BigInt.asUintN(64, BigInt(options.getCount()));
  if (limit === 0n) throw unexpectedResult(kind, 'Error');
  return limit;
}

/** The window of a filter that names none. */
const DEFAULT_WINDOW = 32;

function checkpointInterval(options: Options): number {
  const filter = options.getFilter();
  const window = filter?.hasMax() ? filter.getMax() : DEFAULT_WINDOW;
  const interval = window * (filter?.getCheckpointintervalmultiplier() ?? 0);
  if (interval === 0) throw unhandled('The checkpoint interval must be 1 or more.');
  return interval;
}

const invalidCombination = (options: Options) =>
  invalidArgument(
    `The combination of (${[
      options.getStreamOptionCase(),
      options.getCountOptionCase(),
      options.getReadDirection(),
      options.getFilterOptionCase(),
    ].join(', ')}) is invalid.`,
  );
