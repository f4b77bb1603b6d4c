import { DELETED, type LogRecord } from '../log/record.ts';
import { encodeMetadataEntry, METADATA_FIELD } from './metadata-entry.ts';
import { ProtobufWriter } from './protobuf-writer.ts';
import { uuidText } from './uuid.ts';

/** A record, with the link through which it was found, if any. A link that leads nowhere comes alone. */
export interface ResolvedRecord {
  readonly event?: LogRecord;
  readonly link?: LogRecord;
}

/** How the client wants identifiers: as two halves of 64 bits, or as text. */
export type UuidForm = 'structured' | 'text';

/** Room for everything of a recorded event that is not counted byte by byte. */
const SLACK = 160;

export const capacityOf = (event: LogRecord | undefined): number =>
  event === undefined
    ? 0
    : SLACK +
      event.names.stream.nameBytes +
      event.names.type.nameBytes +
      event.metadata.byteLength +
      event.data.byteLength;

/** A `ReadResp` with one event, or with a link and what it leads to. */
export function eventResponse(resolved: ResolvedRecord, form: UuidForm): Buffer {
  const writer = new ProtobufWriter(capacityOf(resolved.event) + capacityOf(resolved.link) + 32);
  const end = writer.mark;
  writeReadEvent(writer, resolved, form);
  writer.nested(1, end);
  return writer.finish();
}

/** The fields of a `ReadEvent`. */
function writeReadEvent(writer: ProtobufWriter, { event, link }: ResolvedRecord, form: UuidForm, at?: bigint): void {
  const found = link ?? event;
  if (found !== undefined) writer.uintField(3, Number(found.position), true);
  if (link !== undefined) writeRecorded(writer, 2, link, form);
  if (event !== undefined) writeRecorded(writer, 1, event, form, at);
}

/** That of the persistent subscriptions, where a node tells the place of a link also as that of the event it leads to. */
export function writeConsumedEvent(writer: ProtobufWriter, resolved: ResolvedRecord, form: UuidForm): void {
  writeReadEvent(writer, resolved, form, resolved.link?.position);
}

const JSON_ENTRY = encodeMetadataEntry('content-type', 'application/json');
const BINARY_ENTRY = encodeMetadataEntry('content-type', 'application/octet-stream');

function writeRecorded(
  writer: ProtobufWriter,
  field: number,
  event: LogRecord,
  form: UuidForm,
  at: bigint = event.position,
): void {
  const end = writer.mark;
  writer.bytesField(8, event.data);
  writer.bytesField(7, event.metadata);
  writeCreated(writer, event.created);
  writer.raw(event.isJson ? JSON_ENTRY : BINARY_ENTRY);
  writer.raw(event.names.type.encoded);
  const position = Number(at);
  writer.uintField(5, position);
  writer.uintField(4, position);
  if (event.revision === DELETED) writer.uint64Field(3, DELETED);
  else writer.uintField(3, Number(event.revision));
  writer.raw(event.names.stream.encoded);
  writeId(writer, event.id, form);
  writer.nested(field, end);
}

/** Ticks of 100 ns since the Unix epoch, as text. */
function writeCreated(writer: ProtobufWriter, ticks: bigint): void {
  const end = writer.mark;
  writer.asciiField(2, String(ticks));
  writer.asciiField(1, 'created');
  writer.nested(METADATA_FIELD, end);
}

function writeId(writer: ProtobufWriter, id: Uint8Array, form: UuidForm): void {
  const end = writer.mark;
  if (form === 'text') {
    writer.asciiField(2, uuidText(id));
  } else {
    writer.halvesField(2, quarter(id, 8), quarter(id, 12));
    writer.halvesField(1, quarter(id, 0), quarter(id, 4));
    writer.nested(1, end);
  }
  writer.nested(1, end);
}

const quarter = (id: Uint8Array, at: number): number =>
  ((id[at]! << 24) | (id[at + 1]! << 16) | (id[at + 2]! << 8) | id[at + 3]!) >>> 0;

function message(capacity: number, write: (writer: ProtobufWriter) => void): Buffer {
  const writer = new ProtobufWriter(capacity);
  write(writer);
  return writer.finish();
}

export const confirmationResponse = (subscriptionId: string): Buffer =>
  message(subscriptionId.length + 16, (writer) => {
    const end = writer.mark;
    writer.asciiField(1, subscriptionId);
    writer.nested(2, end);
  });

export const checkpointResponse = (position: bigint): Buffer =>
  message(32, (writer) => {
    const end = writer.mark;
    writer.uintField(2, Number(position));
    writer.uintField(1, Number(position));
    writer.nested(3, end);
  });

export const streamNotFoundResponse = (name: string): Buffer => {
  const bytes = Buffer.from(name);
  return message(bytes.byteLength + 32, (writer) => {
    const end = writer.mark;
    writer.bytesField(3, bytes);
    writer.nested(1, end);
    writer.nested(4, end);
  });
};

export const firstPositionResponse = (revision: bigint): Buffer =>
  message(16, (writer) => writer.uintField(5, Number(revision), true));

export const lastPositionResponse = (revision: bigint): Buffer =>
  message(16, (writer) => writer.uintField(6, Number(revision), true));

export const caughtUpResponse = (): Buffer => message(4, (writer) => writer.emptyField(8));
