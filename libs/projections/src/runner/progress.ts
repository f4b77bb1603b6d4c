import type { StoredEvent } from '#libs/event-store';
import type { Checkpoint } from './checkpoint.ts';
import type { Poison } from './poison.ts';
import type { ReadModel } from './read-model.ts';

/** A read model at work: what this runner knows to be committed about it. */
export class Progress {
  readonly model: ReadModel;
  checkpoint: Checkpoint | undefined;
  /** Set while it is stopped in front of an event. */
  poison: Poison | undefined;

  constructor(model: ReadModel, checkpoint: Checkpoint | undefined) {
    this.model = model;
    this.checkpoint = checkpoint;
  }

  get running(): boolean {
    return this.poison === undefined;
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
