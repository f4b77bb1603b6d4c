import type { LogRecord } from '../log/record.ts';
import { encodeMetadataEntry } from '../wire/metadata-entry.ts';
import { encodeStreamIdentifier } from '../wire/stream-identifier.ts';

const name = (text: string, encoded: Uint8Array) => ({
  id: 1,
  name: text,
  nameBytes: Buffer.byteLength(text),
  encoded,
});

/** A record as the log gives it, with its names encoded. */
export function record(chosen: Partial<Omit<LogRecord, 'names'>> = {}): LogRecord {
  const { stream = 'case-1', type = 'NoteAdded' } = chosen;
  return {
    position: 128n,
    revision: 0n,
    id: Buffer.alloc(16, 7),
    isJson: true,
    data: Buffer.alloc(0),
    metadata: Buffer.alloc(0),
    created: 0n,
    ...chosen,
    stream,
    type,
    names: {
      stream: name(stream, encodeStreamIdentifier(stream)),
      type: name(type, encodeMetadataEntry('type', type)),
    },
  };
}
