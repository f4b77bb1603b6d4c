import { LRUCache } from 'lru-cache';
import { type Command, lapseCommandsOf, localDate, plusDays } from '#libs/cases';
import type { CaseQueries } from '#libs/projections';
import type { CaseDesk } from '../desk/case-desk.ts';
import type { CaseFiles } from '../desk/case-files.ts';
import { ProblemError } from '../http/problem.ts';

/** Cases on a page of those with a deadline that may have passed. */
const PAGE = 100;
/** Lapses of one case in one round: each may set another clock going, but not for ever. */
const MOST_OF_A_CASE = 20;
/** Cases of which it is remembered that they were looked at; a hundred bytes each. */
const MOST_LOOKED_AT = 100_000;

export interface SchedulerOptions {
  readonly queries: Pick<CaseQueries, 'list'>;
  readonly files: Pick<CaseFiles, 'open'>;
  readonly desk: Pick<CaseDesk, 'record'>;
  /** Local date; what was due before is left to people. */
  readonly since?: string | undefined;
  readonly log: { info(text: string): void; warn(text: string): void };
}

/** What a round came to. */
export interface Round {
  /** Cases that were looked at: those that have moved on, or whose date has changed, since they were before. */
  readonly cases: number;
  /** Facts recorded. */
  readonly recorded: number;
  /** Facts that the domain refused: left to people, and said so. */
  readonly refused: number;
}

/**
 * Records what deadlines lead to when they have passed. The read model says which cases to look at; what is recorded is
 * computed from the log and decided like every other command, at the revision that was looked at. A round that is broken
 * off, or made twice, or by two processes at a time, records nothing twice: the keys of its commands say what they are for.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  /**
   * At which revision and on which date a case was looked at: until either changes there is nothing new in it. Counted by size,
   * since `max` would set aside room for all of them at once.
   */
  readonly #looked = new LRUCache<string, string>({ maxSize: MOST_LOOKED_AT, sizeCalculation: () => 1 });

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Looks at every case that may have something new, a page at a time. @param now ISO instant of recording */
  async round(now: () => string, signal?: AbortSignal): Promise<Round> {
    const sum = { cases: 0, recorded: 0, refused: 0 };
    // A day ahead: what is over at a port is found by the port's own date.
    const filter = { deadlineDueBy: plusDays(now().slice(0, 10), 1) };
    for (let cursor: string | undefined, more = true; more && !signal?.aborted;) {
      const request = { filter, sort: 'caseId', descending: false, limit: PAGE, ...(cursor && { cursor }) } as const;
      const { rows, next } = await this.#options.queries.list(request);
      for (const { case_id: caseId, revision, port } of rows) {
        if (signal?.aborted) break;
        const state = `${revision} ${localDate(now(), port)}`;
        if (this.#looked.get(caseId) === state) continue;
        const { recorded, refused } = await this.#lapse(caseId, now);
        this.#looked.set(caseId, state);
        sum.cases++;
        sum.recorded += recorded;
        sum.refused += refused;
      }
      cursor = next;
      more = next !== undefined;
    }
    return sum;
  }

  /** Records what there is of one case, one after the other: each may end or begin another clock. */
  async #lapse(caseId: string, now: () => string): Promise<{ recorded: number; refused: number }> {
    const { files, since } = this.#options;
    const done = new Set<string>();
    let [recorded, refused] = [0, 0];
    while (done.size < MOST_OF_A_CASE) {
      const { file } = await files.open(caseId, true);
      const command = lapseCommandsOf(file, now(), since).find(({ commandId }) => !done.has(commandId));
      if (!command) break;
      done.add(command.commandId);
      const outcome = await this.#record(command);
      if (outcome === 'recorded') recorded++;
      if (outcome === 'refused') refused++;
    }
    return { recorded, refused };
  }

  /** `not-now`: it had been recorded before, or the case moved on while it was looked at, and is looked at again then. */
  async #record(command: Command): Promise<'recorded' | 'refused' | 'not-now'> {
    const { desk, log } = this.#options;
    try {
      const { replayed } = await desk.record(command);
      if (!replayed) log.info(`${command.caseId}: ${command.type} recorded (${command.commandId})`);
      return replayed ? 'not-now' : 'recorded';
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { code, detail } = error.problem;
      if (code === 'REVISION_CONFLICT') return 'not-now';
      log.warn(`${command.caseId}: ${command.type} is left to people: ${detail ?? code} (${command.commandId})`);
      return 'refused';
    }
  }
}
