import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { caseStream } from '#libs/cases';
import { EventStore, StreamDeleted, StreamNotFound } from '#libs/event-store';

/** Cases whose port is remembered; a port never changes. */
const MOST_CASES = 100_000;

/** At which port a case is, from the log: a read model may not know yet what somebody asks for already. */
@Injectable()
export class CasePorts {
  /** Counted by size: with `max` a cache sets aside room for all of them at once, which takes a tenth of a second of every start. */
  private readonly known = new LRUCache<string, string>({ maxSize: MOST_CASES, sizeCalculation: () => 1 });

  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  /** The port; nothing when there is no such case. */
  async of(caseId: string): Promise<string | undefined> {
    const known = this.known.get(caseId);
    if (known !== undefined) return known;
    const port = await this.opening(caseId);
    if (port !== undefined) this.known.set(caseId, port);
    return port;
  }

  private async opening(caseId: string): Promise<string | undefined> {
    try {
      for await (const { type, data } of this.store.readStream(caseStream(caseId), { maxCount: 1 })) {
        const { port } = data as { port?: unknown };
        return type === 'CaseOpened' && typeof port === 'string' ? port : undefined;
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound) && !(error instanceof StreamDeleted)) throw error;
    }
    return undefined;
  }
}
