/** What was asked for is not kept any more; the first place that is kept is named. */
export class PositionExpired extends Error {
  readonly code = 'POSITION_EXPIRED';
  readonly after: bigint;
  readonly first: bigint;

  constructor(after: bigint, first: bigint) {
    super(`Events up to position ${first - 1n} are not kept any more; ${after} is before that.`);
    this.after = after;
    this.first = first;
  }
}

/** The place is published, by another process, and has not come to this one yet. */
export class PositionAhead extends Error {
  readonly code = 'POSITION_AHEAD';
  readonly after: bigint;
  readonly head: bigint;

  constructor(after: bigint, head: bigint) {
    super(`Position ${after} has not come to this process yet, which is at ${head}.`);
    this.after = after;
    this.head = head;
  }
}

/** The place lies beyond everything published: of another tracker, or of a log that was set back. */
export class PositionUnknown extends Error {
  readonly code = 'POSITION_UNKNOWN';
  readonly after: bigint;
  readonly head: bigint;

  constructor(after: bigint, head: bigint) {
    super(`Position ${after} lies beyond the last published event, which is at ${head}.`);
    this.after = after;
    this.head = head;
  }
}
