/** How a log is kept. */
export interface LogSettings {
  /** Address of the event store. */
  readonly storeUrl: string;
  /** Where the file of the tree, the keys and the newest checkpoint are. */
  readonly folder: string;
  /** Name of the log, by which its checkpoints begin and its key is called. */
  readonly origin: string;
  /** A checkpoint is made after so many events... */
  readonly everyEvents: number;
  /** ...or so many seconds after the first event that none covers. */
  readonly everySeconds: number;
  /** A signing key that is kept elsewhere. */
  readonly keyFile?: string;
  /** Where else the newest checkpoint is written: another disk, a share that others read. */
  readonly checkpointFile?: string;
}

/** Streams that the tree is about. */
export const CASE_STREAMS = 'case-';

/** Where checkpoints go within the store. */
export const CHECKPOINT_STREAM = 'transparency-checkpoints';
export const CHECKPOINT_EVENT = 'CheckpointPublished';

/** Names within the folder. */
export const LOG_FILE = 'transparency-log.sqlite';
export const KEY_FOLDER = 'keys';
export const NEWEST_CHECKPOINT = 'checkpoint';
export const ALL_CHECKPOINTS = 'checkpoints.jsonl';
export const LOCK_FILE = 'lock.sqlite';

/** How far it is, as told to the service. Positions are those of the store's log. */
export interface LogStatus {
  /** `refused`: what is in the log is not what was signed. It goes no further, and `problem` says why. */
  readonly phase: 'starting' | 'catching-up' | 'live' | 'waiting-for-store' | 'refused' | 'stopped';
  /** Events in the tree, and the position of the last of them. */
  readonly size: number;
  readonly position: bigint;
  /** What the newest published checkpoint covers; absent before the first. */
  readonly published?: { readonly size: number; readonly position: bigint };
  readonly problem?: string;
}
