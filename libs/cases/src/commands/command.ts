import type { Actor, ImportMark } from '../events/envelope.ts';
import type { CommandPayloads } from './payloads.ts';

/** Who asks, when it happened, why, and on whose authority. Time, ids and the actor come from outside. */
export interface CommandContext {
  /** Same id, same command: it is carried out once (1 to 128 printable characters). */
  readonly commandId: string;
  readonly commandDigest?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly actor: Actor;
  /** Who approved it: by `ApproveProposal` in person, or as the records say that an import takes over. */
  readonly approver?: Actor;
  /** ISO instant, UTC. */
  readonly effectiveAt: string;
  /** ISO instant, UTC: the moment of recording; for an import, the asserted one. */
  readonly now: string;
  readonly reasonCode?: string;
  readonly reasonText?: string;
  readonly legalAuthority?: string;
  readonly lateReason?: string;
  /** Revision that the caller has seen; refused when the case has moved on. */
  readonly expectedRevision?: number;
  readonly imported?: ImportMark;
}

export type CommandType = keyof CommandPayloads;

export type Command<T extends CommandType = CommandType> = {
  [K in T]: CommandContext & { readonly type: K; readonly caseId: string; readonly data: CommandPayloads[K] };
}[T];
