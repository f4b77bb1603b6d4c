import type { Checkpoints } from './checkpoints.ts';
import type { EventSource } from './event-source.ts';
import { messageOf } from './message.ts';
import type { MessageBuffer } from './message-buffer.ts';
import type { GroupSettings } from './settings.ts';

const MOST_IN_ONE_PAGE = 500;

/** However large a buffer somebody asks for, and however large the events are. */
const MOST_WAITING = { events: 10_000, bytes: 16 * 1024 * 1024 };

/**
 * Fills a group's buffer from its source: in batches while it is behind, one by one when it is live. It pulls and is
 * never pushed, so that a group whose consumers are slow costs its buffer and no more.
 */
export class Reader {
  private readonly source: EventSource;
  private readonly settings: GroupSettings;
  private readonly buffer: MessageBuffer;
  private next: bigint;
  /** It was told to begin in the middle of a record: it never reads anything. */
  readonly isFaulted: boolean;
  /** Of what was read, or passed over. */
  sequence = 0;
  position: bigint | undefined;
  /** Of the last event that was read, for statistics. */
  lastKnown: bigint | undefined;
  live = false;
  /** How many events came while it was live. */
  liveCount = 0;

  constructor(source: EventSource, settings: GroupSettings, buffer: MessageBuffer, checkpoints: Checkpoints) {
    this.source = source;
    this.settings = settings;
    this.buffer = buffer;
    const checkpoint = checkpoints.load();
    this.position = checkpoint;
    if (checkpoint !== undefined) {
      this.next = checkpoint + 1n;
      this.isFaulted = false;
    } else {
      this.next = settings.startFrom === 'end' ? source.last + 1n : settings.startFrom;
      this.live = settings.startFrom === 'end';
      this.isFaulted = !this.live && !source.isBeginning(this.next);
    }
  }

  get isBehind(): boolean {
    return !this.isFaulted && this.next <= this.source.last;
  }

  /** Reads one page if there is room for it; true when there may be more to read at once. */
  readPage(): boolean {
    if (this.isFaulted) return false;
    const room = this.room();
    if (room <= 0) {
      if (this.isBehind) this.live = false;
      return false;
    }
    const page = this.source.read(this.next, Math.min(room, MOST_IN_ONE_PAGE));
    for (const { resolved, position } of page.events) {
      this.sequence++;
      this.buffer.addRead(messageOf(resolved, { position, sequence: this.sequence, previous: this.position }));
      this.position = position;
      this.lastKnown = position;
    }
    if (this.live) this.liveCount += page.events.length;
    this.passOver(page.looked - page.events.length, page.lookedUpTo);
    if (page.atEnd) {
      if (!this.live) this.liveCount = 0;
      this.live = true;
    }
    return !page.atEnd;
  }

  private room(): number {
    const { readBatchSize } = this.settings;
    const bufferSize = Math.min(this.settings.bufferSize, MOST_WAITING.events);
    if (this.buffer.bytes > MOST_WAITING.bytes) return 0;
    if (this.live) return bufferSize - this.buffer.readCount;
    return bufferSize - this.buffer.count > readBatchSize ? Math.max(readBatchSize, 1) : 0;
  }

  /** What a filter kept back counts as done: a group whose events are rare need not look at the others again. */
  private passOver(count: number, lookedUpTo: bigint | undefined): void {
    if (lookedUpTo === undefined) return;
    this.next = lookedUpTo + 1n;
    if (count > 0) {
      this.sequence += count;
      this.position = lookedUpTo;
    }
  }
}
