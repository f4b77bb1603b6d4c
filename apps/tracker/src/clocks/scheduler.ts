import { type Command, lapseCommandsOf, plusDays } from '#libs/cases';
import type { CaseQueries } from '#libs/projections';
import type { CaseDesk } from '../desk/case-desk.ts';
import type { CaseFiles } from '../desk/case-files.ts';
import { ProblemError } from '../http/problem.ts';

/** Cases on a page of those with a deadline that may have passed. */
const PAGE = 100;
/** Lapses of one case in one round: each may set another clock going, but not for ever. */
const MOST_OF_A_CASE = 20;

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
  /** Cases that were looked at. */
  readonly cases: number;
  /** Facts recorded. */
  readonly recorded: number;
  /** Facts that the domain refused: left to people, tried again when their case has moved on. */
  readonly refused: number;
}

/**
 * Records what deadlines lead to when they have passed. The read model says which cases to look at; what is recorded is
 * computed from the log and decided like every other command, at the revision that was looked at. A round that is broken
 * off, or made twice, or by two processes at a time, records nothing twice: the keys of its commands say what they are for.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  /** What was refused, by key, with the revision at which it was: said once. */
  readonly #refused = new Map<string, number>();

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Looks at every case once, a page at a time. @param now ISO instant of recording */
  async round(now: () => string, signal?: AbortSignal): Promise<Round> {
    const sum = { cases: 0, recorded: 0, refused: 0 };
    // A day ahead: what is over at a port is found by the port's own date.
    const filter = { deadlineDueBy: plusDays(now().slice(0, 10), 1) };
    for (let cursor: string | undefined, more = true; more && !signal?.aborted;) {
      const request = { filter, sort: 'caseId', descending: false, limit: PAGE, ...(cursor && { cursor }) } as const;
      const { rows, next } = await this.#options.queries.list(request);
      for (const { case_id: caseId } of rows) {
        if (signal?.aborted) break;
        const { recorded, refused } = await this.#lapse(caseId, now);
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
      if (this.#refused.get(command.commandId) === file.revision) refused++;
      else if (await this.#record(command, file.revision)) recorded++;
      else if (this.#refused.has(command.commandId)) refused++;
    }
    return { recorded, refused };
  }

  /** @returns whether it was recorded now; not when it had been before, nor when it was refused */
  async #record(command: Command, revision: number): Promise<boolean> {
    const { desk, log } = this.#options;
    try {
      const { replayed } = await desk.record(command);
      if (!replayed) log.info(`${command.caseId}: ${command.type} recorded (${command.commandId})`);
      this.#refused.delete(command.commandId);
      return !replayed;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const { code, detail } = error.problem;
      // The case has moved on since it was looked at: the next round looks again.
      if (code === 'REVISION_CONFLICT') return false;
      log.warn(`${command.caseId}: ${command.type} is left to people: ${detail ?? code} (${command.commandId})`);
      this.#refused.set(command.commandId, revision);
      return false;
    }
  }
}
