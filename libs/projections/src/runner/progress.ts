import type { StoredEvent } from '#libs/event-store';
import type { Checkpoint } from './checkpoint.ts';
import type { Poison } from './poison.ts';
import type { Build } from './generation.ts';

/** A read model at work: what this runner knows to be committed about it. */
export class Progress {
  readonly model: Build;
  /** True while it is the build that is read; another one is being built, and is read once it is level. */
  serving = true;
  /** Set when another build took over and its tables are gone. */
  retired = false;
  /** Where it was when this process began to build it, to tell how long it will take. */
  begun: { readonly at: number; readonly position: bigint } | undefined;
  checkpoint: Checkpoint | undefined;
  /** Set while it is stopped in front of an event. */
  poison: Poison | undefined;

  constructor(model: Build, checkpoint: Checkpoint | undefined) {
    this.model = model;
    this.checkpoint = checkpoint;
  }

  get running(): boolean {
    return this.poison === undefined && !this.retired;
  }

  /** Everything of ours up to here is in the tables; -1 before the first event. */
  get position(): bigint {
    return this.checkpoint?.resumeAfter.commit ?? -1n;
  }

  /** Those events, of some in the log's order, that the tables do not hold yet. */
  unseen(events: readonly StoredEvent[]): readonly StoredEvent[] {
    const seen = this.checkpoint?.lastEvent.position ?? -1n;
    if (events[0] === undefined || events[0].position > seen) return events;
    return events.filter((event) => event.position > seen);
  }
}

/** The events in the log's order, each once. A server repeats some after a reconnect; they never come out of order. */
export function inLogOrder(events: readonly StoredEvent[]): readonly StoredEvent[] {
  let last = -1n;
  let inOrder = true;
  for (const { position } of events) {
    if (position <= last) inOrder = false;
    last = position;
  }
  if (inOrder) return events;
  last = -1n;
  return events.filter(({ position }) => position > last && ((last = position), true));
}
