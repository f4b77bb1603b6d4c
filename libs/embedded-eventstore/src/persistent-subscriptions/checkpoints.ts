import type { Store } from '../store.ts';
import { ANY } from '../streams/expected-version.ts';
import type { EventSource } from './event-source.ts';
import type { Place } from './message.ts';
import type { GroupSettings } from './settings.ts';
import { CHECKPOINT_TYPE, checkpointStreamOf } from './subscription-streams.ts';
import { newId } from '../log/new-id.ts';

/**
 * How far a group has come, as an event now and then in a stream of its own. Behind a checkpoint lies nothing that some
 * consumer still owes an answer for, so that a restart gives out an event twice but never loses one.
 */
export class Checkpoints {
  private readonly store: Store;
  private readonly stream: string;
  private readonly source: EventSource;
  private readonly settings: GroupSettings;
  private sequence = 0;
  private writtenAt = -Infinity;
  private writing = false;
  private waiting: bigint | undefined;
  /** The last one. */
  position: bigint | undefined;

  constructor(store: Store, group: string, source: EventSource, settings: GroupSettings) {
    this.store = store;
    this.stream = checkpointStreamOf(group);
    this.source = source;
    this.settings = settings;
  }

  /** The position up to which all was done before, if there is one. */
  load(): bigint | undefined {
    const last = this.store.log.lastRevision(this.stream);
    if (last === undefined || this.store.metadata.isSoftDeleted(this.stream)) return undefined;
    const record = this.store.log.at(this.stream, last);
    if (record?.type !== CHECKPOINT_TYPE) return undefined;
    // Compared as text: anybody may write to the stream, and what can't be read is no checkpoint.
    const text = Buffer.from(record.data).toString().replaceAll('"', '').trim();
    this.position = this.source.parse(text);
    return this.position;
  }

  /** Whether a checkpoint could be due at all, were everything up to `sequence` done: a cheap look before a thorough one. */
  mayBeDue(sequence: number, timed: boolean): boolean {
    const { minCheckpointCount, maxCheckpointCount } = this.settings;
    const ahead = sequence - this.sequence;
    return ahead > 0 && ahead >= (timed ? Math.min(minCheckpointCount, maxCheckpointCount) : maxCheckpointCount);
  }

  /** Everything up to this place is done. `timed`: the clock asks, not a consumer's answer. */
  reached({ position, sequence }: Pick<Place, 'position' | 'sequence'>, timed: boolean, now: number): void {
    const { minCheckpointCount, maxCheckpointCount, checkpointAfter } = this.settings;
    const ahead = sequence - this.sequence;
    const byCount = ahead >= maxCheckpointCount;
    const longAgo = checkpointAfter > 0 && now - this.writtenAt >= checkpointAfter;
    if (ahead <= 0 || !(byCount || (timed && longAgo && ahead >= minCheckpointCount))) return;
    this.sequence = sequence;
    this.writtenAt = now;
    this.write(position);
  }

  delete(): Promise<unknown> {
    return this.store.delete(this.stream, ANY);
  }

  /** One at a time; of those that come meanwhile only the last is of interest. */
  private write(position: bigint): void {
    if (this.writing) {
      this.waiting = position;
      return;
    }
    this.writing = true;
    const event = {
      id: newId(),
      type: CHECKPOINT_TYPE,
      isJson: true,
      data: Buffer.from(JSON.stringify(this.source.format(position))),
      metadata: Buffer.alloc(0),
    };
    const next = (): void => {
      this.writing = false;
      const { waiting } = this;
      this.waiting = undefined;
      if (waiting !== undefined) this.write(waiting);
    };
    // One that fails is made up for by the next.
    this.store.append(this.stream, ANY, [event]).then(() => {
      this.position = position;
      next();
    }, next);
  }
}
