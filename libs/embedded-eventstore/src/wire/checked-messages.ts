import { createRequire } from 'node:module';
import { ProtobufReader } from './protobuf-reader.ts';

const require = createRequire(import.meta.url);

/** As the generated classes find it: another copy of google-protobuf would be checked in vain. */
const requireAsGenerated = createRequire(require.resolve('@eventstore/db-client/generated/shared_pb.js'));

interface Reader {
  getCursor(): number;
  readMessage: (this: Reader, message: unknown, read: unknown) => void;
}

const { BinaryReader } = requireAsGenerated('google-protobuf') as { BinaryReader: { prototype: Reader } };

/** The message that is being read. Reading is synchronous, so there is never more than one. */
let current: Buffer | undefined;

const { readMessage } = BinaryReader.prototype;

/**
 * The generated classes believe every length: six bytes that announce four gigabytes keep them busy for half a minute, and
 * the whole server with them. So each message, and each one within it, is walked over before they get to see it.
 */
BinaryReader.prototype.readMessage = function (this: Reader, message: unknown, read: unknown): void {
  if (current) checkNested(current, this.getCursor());
  readMessage.call(this, message, read);
};

/** Reads with the generated class what has been found to be well-formed. @throws MalformedMessage */
export function checked<Message>(deserialize: (bytes: Buffer) => Message): (bytes: Buffer) => Message {
  return (bytes) => {
    checkFields(new ProtobufReader(bytes));
    current = bytes;
    try {
      return deserialize(bytes);
    } finally {
      current = undefined;
    }
  };
}

/** At `start` stands the length of a message, and then the message. */
function checkNested(bytes: Buffer, start: number): void {
  checkFields(ProtobufReader.ofLengthDelimited(bytes, start));
}

function checkFields(reader: ProtobufReader): void {
  while (reader.nextField() !== 0) reader.skip();
}
