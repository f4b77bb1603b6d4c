import { Inject, Injectable } from '@nestjs/common';
import { type CaseEvent, type CaseFile, caseStream, type Command, decide, type Decision, encode } from '#libs/cases';
import { EventStore, WrongExpectedRevision } from '#libs/event-store';
import { ProblemError, refusalProblem } from '../http/problem.ts';
import { CaseFiles } from './case-files.ts';
import { OneByOne } from './one-by-one.ts';

/** The outcome of a command: the events it led to, now or before. */
export interface Recorded {
  /** The case with these events. */
  readonly file: CaseFile;
  readonly events: readonly CaseEvent[];
  /** Log position of the last of them, as a decimal string; empty when nothing was to be recorded. */
  readonly position: string;
  /** True when the command had been carried out before. */
  readonly replayed: boolean;
  /** Present when the deed waits for a second person: the case as an approval now would leave it. */
  readonly ifApproved?: CaseFile;
}

type Accepted = Extract<Decision, { outcome: 'accepted' }>;

/** How often a command is decided anew when others were faster; then the caller is told. */
const MOST_TRIES = 8;

/** Where commands are carried out. Only an append makes anything true; everything read is a projection of the log. */
@Injectable()
export class CaseDesk {
  private readonly cases = new OneByOne();

  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    private readonly files: CaseFiles,
  ) {}

  /**
   * Carries a command out once. Commands of one case take turns here, since two that race cost a reading of the case, and
   * the slower one loses over and over; with those of other processes they race, and the log decides.
   * @throws ProblemError when it is refused; EventStoreError when the store can't answer.
   */
  record(given: Command): Promise<Recorded> {
    return this.cases.run(given.caseId, () => this.recordInTurn(given));
  }

  private async recordInTurn(given: Command): Promise<Recorded> {
    for (let tries = 1; ; tries++) {
      // 1. The case as far as it is known here.
      const { file, mayBeOutdated } = await this.files.open(given.caseId, tries > 1);
      const command = notBefore(file, given);
      // 2. Decide; pure, so it may be done again.
      const decision = decide(file, command);
      if (decision.outcome === 'already-applied') return replay(file, decision.events);
      // A refusal may rest on an outdated file: look at the log before saying no.
      if (decision.outcome === 'refused' && mayBeOutdated) continue;
      if (decision.outcome === 'refused') throw new ProblemError(refusalProblem(decision.refusal));
      // 3. Append, if nobody else has in the meantime.
      try {
        return await this.append(file, command, decision);
      } catch (error) {
        // 4. Somebody has: once more from the log. A demanded revision is refused by decide itself then.
        if (!(error instanceof WrongExpectedRevision)) throw error;
        this.files.forget(command.caseId);
        if (tries >= MOST_TRIES) throw new ProblemError(refusalProblem(overtaken(command, tries)));
      }
    }
  }

  /**
   * Decides a command as `record` does, on the case as it is in the log now, and records nothing.
   * @throws ProblemError when it would be refused; EventStoreError when the store can't answer.
   */
  async rehearse(given: Command): Promise<Recorded> {
    const { file } = await this.files.open(given.caseId, true);
    const command = notBefore(file, given);
    const decision = decide(file, command);
    if (decision.outcome === 'already-applied') return replay(file, decision.events);
    if (decision.outcome === 'refused') throw new ProblemError(refusalProblem(decision.refusal));
    return {
      file: decision.file,
      events: decision.file.history.slice(file.history.length),
      position: '',
      replayed: false,
      ...(decision.ifApproved && { ifApproved: decision.ifApproved }),
    };
  }

  private async append(
    file: CaseFile,
    command: Command,
    { events, file: decided, ifApproved }: Accepted,
  ): Promise<Recorded> {
    const expected = file.revision < 0 ? 'no-stream' : BigInt(file.revision);
    const encoded = events.map((event) => encode(event, command.now));
    const { position } = await this.store.append(caseStream(command.caseId), encoded, expected);
    const added = decided.history.slice(file.history.length);
    const recorded = added.map((event): CaseEvent => ({ ...event, position: String(position) }));
    const after = { ...decided, history: [...file.history, ...recorded] };
    this.files.keep(after);
    return {
      ...{ file: after, events: recorded, position: String(position), replayed: false },
      ...(ifApproved && { ifApproved }),
    };
  }
}

/**
 * Clocks are read when a request arrives, and requests overtake each other by milliseconds: what is recorded next in a
 * case is not recorded earlier. What gave no time of its own takes effect when it is recorded, so it is not late either.
 */
function notBefore({ history }: CaseFile, command: Command): Command {
  const last = history.at(-1)?.recordedAt;
  if (command.imported || last === undefined || last <= command.now) return command;
  return { ...command, now: last, effectiveAt: command.effectiveAt === command.now ? last : command.effectiveAt };
}

function replay(file: CaseFile, events: readonly CaseEvent[]): Recorded {
  return { file, events, position: events.at(-1)?.position ?? '0', replayed: true };
}

function overtaken({ caseId }: Command, tries: number): Parameters<typeof refusalProblem>[0] {
  return {
    code: 'REVISION_CONFLICT',
    message: `Case ${caseId} was changed by others ${tries} times while this was being recorded.`,
    wayOut: 'Nothing was recorded. Repeat the request with the same Idempotency-Key.',
  };
}
