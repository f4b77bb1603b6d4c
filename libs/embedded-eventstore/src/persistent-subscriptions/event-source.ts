import type { ResolvedRecord } from '../wire/read-response.ts';

/** A part of what a group reads. */
export interface SourcePage {
  readonly events: readonly { readonly resolved: ResolvedRecord; readonly position: bigint }[];
  /** The last position that was looked at; nothing when there was nothing to look at. */
  readonly lookedUpTo?: bigint;
  /** How many events were looked at that count as progress. */
  readonly looked: number;
  readonly atEnd: boolean;
}

/** What a group reads: a stream by its revisions, or `$all` by its positions. */
export interface EventSource {
  /** The last position that there is; -1 in an empty source. */
  readonly last: bigint;
  /** Whether reading can begin there: not in the middle of a record of the log. */
  isBeginning(position: bigint): boolean;
  /** Up to `limit` events from `from` on, that one included. One page of the log is looked at, whatever is found in it. */
  read(from: bigint, limit: number): SourcePage;
  /** Positions as checkpoints and statistics have them. */
  format(position: bigint): string;
  parse(text: string): bigint | undefined;
}
