import { isForeignStream } from '#libs/cases';

type Placed = { readonly stream: string; readonly position: bigint };

/** So many leaves, the last of them an event at this place of the log. */
interface Extent {
  readonly size: number;
  readonly position: bigint;
}

/**
 * Which events are leaves: all of cases, and none of other applications on the same store, whose streams' names only begin
 * as ours do. A version that did not know these apart took their events in too, until it was replaced; so of a tree that it began
 * the first so many of them are leaves. How many is no matter of trust: only with the right ones has the tree the root that was signed.
 */
export class ForeignLeaves {
  /** Foreign events that were leaves, and those that were none, so far. */
  taken = 0;
  passedOver = 0;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  /** To be asked of each event once, in the log's order. */
  isLeaf({ stream }: Placed): boolean {
    if (!isForeignStream(stream)) return true;
    const taken = this.taken < this.#count;
    if (taken) this.taken++;
    else this.passedOver++;
    return taken;
  }
}

/**
 * How many foreign events are among the leaves that a checkpoint counts behind those there are: what it counts beyond the
 * events of cases.
 * @param events those behind the leaves there are, in the log's order
 */
export async function countForeignLeaves(
  events: AsyncIterable<Placed>,
  signed: Extent,
  there: Pick<Extent, 'size'> = { size: 0 },
): Promise<number> {
  let [ours, foreign] = [0, 0];
  for await (const { stream, position } of events) {
    if (position > signed.position) break;
    if (isForeignStream(stream)) foreign++;
    else ours++;
  }
  // More than there are would not be foreign ones but events of cases that are missing.
  return Math.min(foreign, Math.max(0, signed.size - there.size - ours));
}
