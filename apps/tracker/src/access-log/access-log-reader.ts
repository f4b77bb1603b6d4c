import { Inject, Injectable } from '@nestjs/common';
import { EventStore, StreamNotFound } from '#libs/event-store';
import { type AccessEntry, accessStream, monthBefore } from './entry.ts';

export interface ShownEntry extends AccessEntry {
  readonly at: string;
  /** Where it stands: month and place within it. Goes on from there as `before`. */
  readonly place: string;
}

export interface AccessFilter {
  readonly reader?: string;
  readonly caseId?: string;
  readonly person?: string;
}

export interface AccessQuery extends AccessFilter {
  readonly limit: number;
  /** A `place`, from which on nothing is shown any more. */
  readonly before?: string;
}

/** Dates in UTC, both inclusive. */
export interface AccessPeriod extends AccessFilter {
  readonly from?: string;
  readonly to?: string;
}

/** Months without any entry after which the log is taken to have begun. */
const LONGEST_SILENCE = 24;

/** Reads the log from its newest entry back. */
@Injectable()
export class AccessLogReader {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async list(query: AccessQuery): Promise<{ entries: ShownEntry[]; next?: string }> {
    const [month = thisMonth(), revision] = query.before?.split(':') ?? [];
    const entries: ShownEntry[] = [];
    for await (const entry of this.backwards(month, revision === undefined ? undefined : BigInt(revision) - 1n)) {
      if (fits(entry, query)) entries.push(entry);
      if (entries.length === query.limit) return { entries, next: entry.place };
    }
    return { entries };
  }

  /** Every entry of a period, one after the other, of any number. */
  async *all({ from = '', to, ...filter }: AccessPeriod): AsyncGenerator<ShownEntry> {
    for await (const entry of this.backwards(to?.slice(0, 7) ?? thisMonth())) {
      const day = entry.at.slice(0, 10);
      if (day < from) return;
      if ((to === undefined || day <= to) && fits(entry, filter)) yield entry;
    }
  }

  private async *backwards(start: string, revision?: bigint): AsyncGenerator<ShownEntry> {
    let month = start;
    let from = revision;
    for (let silent = 0; silent < LONGEST_SILENCE; silent++) {
      for await (const entry of this.month(month, from)) {
        silent = 0;
        yield entry;
      }
      month = monthBefore(month);
      from = undefined;
    }
  }

  private async *month(month: string, from: bigint | undefined): AsyncGenerator<ShownEntry> {
    if (from !== undefined && from < 0n) return;
    try {
      const options = { backwards: true, ...(from !== undefined && { fromRevision: from }) };
      for await (const { type, data, recordedAt, revision } of this.store.readStream(accessStream(month), options)) {
        if (type !== 'RecordsRead') continue;
        yield { ...(data as unknown as AccessEntry), at: recordedAt, place: `${month}:${revision}` };
      }
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
  }
}

function thisMonth(): string {
  return new Date().toISOString().slice(0, 7);
}

function fits(entry: AccessEntry, { reader, caseId, person }: AccessFilter): boolean {
  if (reader !== undefined && entry.reader.id !== reader) return false;
  if (caseId !== undefined && entry.caseId !== caseId.toUpperCase()) return false;
  return person === undefined || entry.people.includes(person);
}
