export type ProblemCode =
  /** SQLite's own structures are damaged. */
  | 'FILE_DAMAGED'
  /** The row does not match its checksum. */
  | 'EVENT_ALTERED'
  | 'STREAM_ALTERED'
  | 'TYPE_ALTERED'
  /** An event refers to a stream or type that is not there. */
  | 'REFERENCE_MISSING'
  /** An event does not begin where the one before it ends: something in between is gone or was put in. */
  | 'POSITION_GAP'
  /** The revisions of a stream are not 0, 1, 2 and so on, in the order of positions. */
  | 'REVISION_GAP'
  /** An event claims to be older than one before it. */
  | 'TIME_BACKWARDS';

/** Something that is not as it must be. `position` is that of the event concerned, if it is one. */
export type Problem = { code: ProblemCode; message: string; position?: bigint };

const KEPT = 100;

/** Collects what is found. A badly damaged file has as many problems as events: the first hundred say enough. */
export class Problems {
  readonly found: Problem[] = [];
  count = 0;

  add(code: ProblemCode, message: string, position?: number): void {
    this.count++;
    if (this.found.length < KEPT) {
      this.found.push({ code, message, ...(position !== undefined && { position: BigInt(position) }) });
    }
  }
}
