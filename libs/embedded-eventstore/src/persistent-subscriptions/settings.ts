/** What an operator chose for a group; the names are those of the official client. */
export interface GroupSettings {
  /** Where to begin while there is no checkpoint: a revision of the stream, or a position of `$all`; `end`: what comes. */
  readonly startFrom: bigint | 'end';
  readonly resolveLinks: boolean;
  /** Measure how long each consumer takes. */
  readonly extraStatistics: boolean;
  /** Milliseconds after which an event that nobody answered is given out again; 0: at the next look, each second. */
  readonly messageTimeout: number;
  /** How often an event is given out again before it is parked. */
  readonly maxRetryCount: number;
  /** Milliseconds between two checkpoints; 0: only by count. */
  readonly checkpointAfter: number;
  /** Fewer events than these are not worth a checkpoint ... */
  readonly minCheckpointCount: number;
  /** ... and after these there is one, whatever the time. */
  readonly maxCheckpointCount: number;
  /** 0: any number. */
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  /** Events read at a time while catching up; less than the buffer. */
  readonly readBatchSize: number;
  /** Events that may wait in memory for a consumer. */
  readonly bufferSize: number;
  readonly strategy: string;
}

/** Which events of `$all` a group is about. */
export interface GroupFilter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
  /** Used when it is not empty; prefixes otherwise. */
  readonly regex: string;
}

/** A group: its name, what it reads, and how. */
export interface GroupDefinition {
  /** A stream's name, or `$all`. */
  readonly source: string;
  readonly name: string;
  readonly filter?: GroupFilter;
  readonly settings: GroupSettings;
}

export const ALL = '$all';

/** The name that the whole server knows a group by; clients get it as the subscription's id. */
export const groupId = (source: string, name: string): string => `${source}::${name}`;
