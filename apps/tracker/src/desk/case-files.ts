import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { type CaseFile, caseStream, decode, emptyFile, evolve } from '#libs/cases';
import { EventStore, StreamNotFound } from '#libs/event-store';

/** Events kept in memory, over all cases; a case of the usual size has about ten. */
const MOST_EVENTS = 20_000;

export interface OpenedFile {
  readonly file: CaseFile;
  /** True when it comes from memory rather than from the log just now. */
  readonly mayBeOutdated: boolean;
}

/**
 * Folded cases, kept for the next command. A kept case may be outdated; that is found out when appending
 * with its revision, so it can never lead to a wrong append.
 */
@Injectable()
export class CaseFiles {
  private readonly kept = new LRUCache<string, CaseFile>({
    maxSize: MOST_EVENTS,
    sizeCalculation: (file) => file.history.length + 1,
  });

  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  /** The case as kept, or as it is in the log now; `fresh` reads what has come since. */
  async open(caseId: string, fresh: boolean): Promise<OpenedFile> {
    const kept = this.kept.get(caseId);
    if (kept && !fresh) return { file: kept, mayBeOutdated: true };
    const file = await this.readOn(kept ?? emptyFile(caseId));
    this.keep(file);
    return { file, mayBeOutdated: false };
  }

  keep(file: CaseFile): void {
    if (file.revision >= 0) this.kept.set(file.caseId, file);
  }

  forget(caseId: string): void {
    this.kept.delete(caseId);
  }

  private async readOn(known: CaseFile): Promise<CaseFile> {
    let file = known;
    try {
      const from = { fromRevision: BigInt(known.revision + 1) };
      for await (const event of this.store.readStream(caseStream(known.caseId), from)) {
        file = evolve(
          file,
          decode({
            id: event.id,
            type: event.type,
            data: event.data,
            metadata: event.metadata,
            recordedAt: event.recordedAt,
            revision: Number(event.revision),
            position: String(event.position),
          }),
        );
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return file;
  }
}
