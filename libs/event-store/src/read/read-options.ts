import type { LogPosition } from '../log-position.ts';

export interface ReadStreamOptions {
  /** First revision to read, inclusive; without it from the near end. */
  readonly fromRevision?: bigint;
  /** Without it to the far end. */
  readonly maxCount?: number;
  readonly backwards?: boolean;
}

export interface ReadAllOptions {
  /** First place to read, inclusive; must be that of an event. Without it from the near end. */
  readonly from?: LogPosition;
  readonly maxCount?: number;
  readonly backwards?: boolean;
}
