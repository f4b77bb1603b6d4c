import type { ProposedEvent } from '../log/record.ts';
import { ANY, expectedRevision, type ExpectedVersion, NO_STREAM, STREAM_EXISTS } from '../streams/expected-version.ts';
import { MalformedMessage, ProtobufReader } from './protobuf-reader.ts';
import { uuidFromHalves, uuidFromText } from './uuid.ts';

/** A `BatchAppendReq`, as much as is needed of it. What a client left out or got wrong is undefined. */
export type BatchAppendRequest = {
  /** The UUID message as it came, to be sent back as it came. */
  correlation: Buffer | undefined;
  options: BatchAppendOptions | undefined;
  events: ProposedMessage[];
  isFinal: boolean;
};

export type BatchAppendOptions = {
  stream: Buffer | undefined;
  expected: ExpectedVersion | undefined;
  /** Milliseconds since the Unix epoch; undefined when the client sets none. */
  deadline: number | undefined;
};

export type ProposedMessage = Omit<ProposedEvent, 'id' | 'type' | 'isJson'> & {
  id: Buffer | undefined;
  type: string | undefined;
  contentType: string | undefined;
};

const NOTHING = Buffer.alloc(0);

/** An append has at most one MiB, but events that are nearly empty cost more memory here than on the wire. */
const MOST_EVENTS = 65_536;

/** @throws MalformedMessage */
export function decodeBatchAppend(message: Buffer): BatchAppendRequest {
  const request: BatchAppendRequest = { correlation: undefined, options: undefined, events: [], isFinal: false };
  const reader = new ProtobufReader(message);
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === 1) request.correlation = wellFormed(reader.bytes());
    else if (field === 2) request.options = decodeOptions(reader.message());
    else if (field === 3) addEvent(request.events, reader);
    else if (field === 4) request.isFinal = reader.bool();
    else reader.skip();
  }
  return request;
}

/** The same bytes, once every field in them has been seen to end within them: they are sent back as they came. */
function wellFormed(message: Buffer): Buffer {
  const reader = new ProtobufReader(message);
  while (reader.nextField() !== 0) reader.skip();
  return message;
}

function addEvent(events: ProposedMessage[], reader: ProtobufReader): void {
  if (events.push(decodeProposed(reader.message())) > MOST_EVENTS) {
    throw new MalformedMessage(`more than ${String(MOST_EVENTS)} events in one message: send them in several`);
  }
}

function decodeOptions(reader: ProtobufReader): BatchAppendOptions {
  const options: BatchAppendOptions = { stream: undefined, expected: undefined, deadline: undefined };
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    switch (field) {
      case 1:
        options.stream = decodeStreamIdentifier(reader.message());
        break;
      case 2:
        options.expected = expectedRevision(reader.uint());
        break;
      case 3:
      case 4:
      case 5:
        reader.bytes();
        options.expected = field === 3 ? NO_STREAM : field === 4 ? ANY : STREAM_EXISTS;
        break;
      case 6:
        options.deadline = decodeMilliseconds(reader.message());
        break;
      case 7:
        options.deadline = Date.now() + decodeMilliseconds(reader.message());
        break;
      default:
        reader.skip();
    }
  }
  return options;
}

function decodeStreamIdentifier(reader: ProtobufReader): Buffer {
  let name: Buffer = NOTHING;
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === 3) name = reader.bytes();
    else reader.skip();
  }
  return name;
}

/** Timestamp and Duration have the same fields: seconds, and nanoseconds besides. */
function decodeMilliseconds(reader: ProtobufReader): number {
  let milliseconds = 0;
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === 1) milliseconds += signed(reader.uint()) * 1000;
    else if (field === 2) milliseconds += signed(reader.uint()) / 1e6;
    else reader.skip();
  }
  return milliseconds;
}

const signed = (value: number | bigint): number => Number(BigInt.asIntN(64, BigInt(value)));

function decodeProposed(reader: ProtobufReader): ProposedMessage {
  const event: { -readonly [Key in keyof ProposedMessage]: ProposedMessage[Key] } = {
    id: undefined,
    type: undefined,
    contentType: undefined,
    metadata: NOTHING,
    data: NOTHING, // prettier-ignore
  };
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === 1) event.id = decodeUuid(reader.message());
    else if (field === 2) decodeMetadataEntry(reader.message(), event);
    else if (field === 3) event.metadata = reader.bytes();
    else if (field === 4) event.data = reader.bytes();
    else reader.skip();
  }
  return event;
}

function decodeMetadataEntry(reader: ProtobufReader, event: { type: unknown; contentType: unknown }): void {
  let key = '';
  let value = '';
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === 1) key = reader.text();
    else if (field === 2) value = reader.text();
    else reader.skip();
  }
  if (key === 'type') event.type = value;
  else if (key === 'content-type') event.contentType = value;
}

function decodeUuid(reader: ProtobufReader): Buffer | undefined {
  let id: Buffer | undefined;
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === 1) id = decodeHalves(reader.message());
    else if (field === 2) id = uuidFromText(reader.text());
    else reader.skip();
  }
  return id;
}

function decodeHalves(reader: ProtobufReader): Buffer {
  let most: number | bigint = 0;
  let least: number | bigint = 0;
  for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
    if (field === 1) most = reader.uint();
    else if (field === 2) least = reader.uint();
    else reader.skip();
  }
  return uuidFromHalves(BigInt(most), BigInt(least));
}
