import { randomUUID } from 'node:crypto';
import {
  AppendReq,
  BatchAppendReq,
  DeleteReq,
  ReadReq,
  TombstoneReq,
} from '@eventstore/db-client/generated/streams_pb.js';
import { Empty, StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';

/** Messages as clients of other languages send them, for what the official one for Node hides or cannot say. */

export const identifier = (stream: string) => new StreamIdentifier().setStreamName(Buffer.from(stream));

/** What an append or a deletion expects: a revision, or a word. */
export type Expected = bigint | 'any' | 'noStream' | 'streamExists';

type ExpectingOptions = {
  setRevision?(value: string): unknown;
  /** What an append in a batch calls its revision. */
  setStreamPosition?(value: string): unknown;
  setAny(value: Empty): unknown;
  setNoStream(value: Empty): unknown;
  setStreamExists(value: Empty): unknown;
};

function expecting<Options extends ExpectingOptions>(options: Options, expected: Expected): Options {
  if (expected === 'any') options.setAny(new Empty());
  else if (expected === 'noStream') options.setNoStream(new Empty());
  else if (expected === 'streamExists') options.setStreamExists(new Empty());
  else (options.setRevision ?? options.setStreamPosition)?.call(options, String(expected));
  return options;
}

const json = { type: 'NoteAdded', 'content-type': 'application/json' };

function proposed<Message extends AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage>(
  message: Message,
  id: string,
): Message {
  message.setId(new UUID().setString(id));
  message.setData(Buffer.from('{}'));
  for (const [key, value] of Object.entries(json)) message.getMetadataMap().set(key, value);
  return message;
}

/** The messages of a unary append of that many events. */
export function appendMessages(stream: string, expected: Expected, events = 1): AppendReq[] {
  const options = expecting(new AppendReq.Options().setStreamIdentifier(identifier(stream)), expected);
  return [
    new AppendReq().setOptions(options),
    ...Array.from({ length: events }, () =>
      new AppendReq().setProposedMessage(proposed(new AppendReq.ProposedMessage(), randomUUID())),
    ),
  ];
}

/** One append of that many events within a call that has many. */
export function batchMessage(stream: string, expected: Expected, events = 1, correlation: string = randomUUID()) {
  const options = expecting(new BatchAppendReq.Options().setStreamIdentifier(identifier(stream)), expected);
  const request = new BatchAppendReq().setCorrelationId(new UUID().setString(correlation)).setOptions(options);
  for (let n = 0; n < events; n++) {
    request.addProposedMessages(proposed(new BatchAppendReq.ProposedMessage(), randomUUID()));
  }
  return request.setIsFinal(true);
}

export const deleteMessage = (stream: string, expected: Expected) =>
  new DeleteReq().setOptions(expecting(new DeleteReq.Options().setStreamIdentifier(identifier(stream)), expected));

export const tombstoneMessage = (stream: string, expected: Expected) =>
  new TombstoneReq().setOptions(
    expecting(new TombstoneReq.Options().setStreamIdentifier(identifier(stream)), expected),
  );

type Reading = { count?: number; subscribe?: true; compatibility?: number; direction?: 'forwards' | 'backwards' };

function reading({ count, subscribe, compatibility, direction }: Reading): ReadReq.Options {
  const options = new ReadReq.Options()
    .setUuidOption(new ReadReq.Options.UUIDOption().setString(new Empty()))
    .setNoFilter(new Empty());
  if (direction === 'backwards') options.setReadDirection(ReadReq.Options.ReadDirection.BACKWARDS);
  if (subscribe) options.setSubscription(new ReadReq.Options.SubscriptionOptions());
  else options.setCount(String(count ?? 1000));
  if (compatibility !== undefined) {
    options.setControlOption(new ReadReq.Options.ControlOption().setCompatibility(compatibility));
  }
  return options;
}

/** Reads a stream from a revision, or subscribes to it, from its beginning by default. */
export function readStreamMessage(stream: string, { from, ...how }: Reading & { from?: bigint } = {}): ReadReq {
  const at = new ReadReq.Options.StreamOptions().setStreamIdentifier(identifier(stream));
  if (from === undefined) at.setStart(new Empty());
  else at.setRevision(String(from));
  return new ReadReq().setOptions(reading(how).setStream(at));
}

/** Reads `$all` from a position, or subscribes to it. */
export function readAllMessage({ from, ...how }: Reading & { from: bigint }): ReadReq {
  const position = new ReadReq.Options.Position().setCommitPosition(String(from)).setPreparePosition(String(from));
  return new ReadReq().setOptions(reading(how).setAll(new ReadReq.Options.AllOptions().setPosition(position)));
}

export type FilterShape = {
  by: 'stream' | 'type';
  regex?: string;
  prefixes?: string[];
  /** Events to look at for one page; a count of matches when there is none. */
  window?: number | undefined;
  multiplier?: number;
};

/** Gives a read of `$all` a filter. */
export function filtered(request: ReadReq, { by, regex, prefixes, window, multiplier = 1 }: FilterShape): ReadReq {
  const expression = new ReadReq.Options.FilterOptions.Expression();
  if (regex !== undefined) expression.setRegex(regex);
  if (prefixes !== undefined) expression.setPrefixList(prefixes);
  const filter = new ReadReq.Options.FilterOptions().setCheckpointintervalmultiplier(multiplier);
  if (by === 'stream') filter.setStreamIdentifier(expression);
  else filter.setEventType(expression);
  if (window === undefined) filter.setCount(new Empty());
  else filter.setMax(window);
  request.getOptions()?.setFilter(filter);
  return request;
}
