import type { CaseFile } from '../case-file/case-file.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Role } from '../events/envelope.ts';
import type { EventPayloads, EventType } from '../events/types.ts';
import type { Command, CommandType } from './command.ts';
import type { Outcome } from './refusal.ts';

/** A fact to be recorded: the command's context is its envelope, but for what is overridden here. */
export type NewFact<T extends EventType = EventType> = {
  [K in T]: {
    readonly type: K;
    readonly data: EventPayloads[K];
    readonly effectiveAt?: string;
    readonly reasonCode?: string;
  };
}[T];

/** What a decider may look at. All of it is as of the instant at which the command takes effect. */
export interface DecisionView {
  readonly file: CaseFile;
  /** The case at that instant. */
  readonly at: CaseState;
  /** The case at that instant if these facts were recorded too. */
  after(facts: readonly NewFact[]): CaseState;
}

/** How one command is decided. Guards that hold for every command are in decide.ts. */
export interface CommandSpec<T extends CommandType> {
  readonly roles: readonly Role[];
  /** List of reason codes (reference-data) that the command must name one of. */
  readonly reasons?: string;
  /** Closing ends a case: only what says so may still be recorded (domain reference, `CASE_CLOSED`). */
  readonly whenClosed?: true;
  /** A second person must approve: always, or when this says so. */
  readonly approval?: 'always' | ((view: DecisionView, command: Command<T>) => boolean);
  decide(view: DecisionView, command: Command<T>): Outcome<readonly NewFact[]>;
}
