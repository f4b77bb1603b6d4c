import { LRUCache } from 'lru-cache';
import type { EventLog } from '../log/event-log.ts';
import { DELETED, type LogRecord } from '../log/record.ts';

/** What `$$stream` says of a stream, as far as the server itself acts on it. */
export interface StreamMetadata {
  readonly maxCount?: bigint;
  /** Seconds. */
  readonly maxAge?: number;
  /** First revision that is still there. */
  readonly truncateBefore?: bigint;
}

const NONE: StreamMetadata = {};

export const metadataStreamOf = (stream: string): string => `$$${stream}`;
export const isMetadataStream = (stream: string): boolean => stream.startsWith('$$');

/** The metadata of streams, kept for those that are used. */
export class StreamMetadataCache {
  private readonly kept = new LRUCache<string, StreamMetadata>({ max: 50_000 });

  private readonly log: EventLog;

  constructor(log: EventLog) {
    this.log = log;
  }

  of(stream: string): StreamMetadata {
    if (isMetadataStream(stream)) return META_OF_META;
    let metadata = this.kept.get(stream);
    if (!metadata) {
      const [last] = this.log.ofStream(metadataStreamOf(stream), DELETED - 1n, 1, 'backwards');
      metadata = last ? parse(last) : NONE;
      this.kept.set(stream, metadata);
    }
    return metadata;
  }

  /** To be called with every record that was written. */
  written(record: LogRecord): void {
    if (isMetadataStream(record.stream)) this.kept.delete(record.stream.slice(2));
  }

  forget(): void {
    this.kept.clear();
  }
}

/** Of a metadata stream only the last event counts. */
const META_OF_META: StreamMetadata = { maxCount: 1n };

function parse(record: LogRecord): StreamMetadata {
  let json: unknown;
  try {
    // $tb of a deleted stream is 2^63 - 1, which a JSON number would not hold exactly.
    json = JSON.parse(
      Buffer.from(record.data)
        .toString('utf8')
        .replace(/"\$tb"\s*:\s*(\d{16,})/, '"$tb":"$1"'),
    );
  } catch {
    return NONE;
  }
  if (json === null || typeof json !== 'object') return NONE;
  const { $maxCount, $maxAge, $tb } = json as Record<string, unknown>;
  return {
    ...(typeof $maxCount === 'number' && $maxCount > 0 && { maxCount: BigInt(Math.trunc($maxCount)) }),
    ...(typeof $maxAge === 'number' && $maxAge > 0 && { maxAge: $maxAge }),
    ...(isRevision($tb) && { truncateBefore: BigInt($tb) }),
  };
}

function isRevision(value: unknown): value is number | string {
  return (
    (typeof value === 'number' && value >= 0 && Number.isInteger(value)) ||
    (typeof value === 'string' && /^\d+$/.test(value))
  );
}
