import type { Actor } from '../events/envelope.ts';
import type { ProposedData } from './events.ts';

/** A proposal that waits for somebody to decide. */
export interface OpenProposal extends ProposedData {
  /** Id of the event that made it; it names the proposal. */
  readonly eventId: string;
  readonly proposer: Actor;
  /** ISO instant, UTC, of its recording. */
  readonly proposedAt: string;
  readonly correlationId: string;
  readonly reasonCode?: string;
  readonly reasonText?: string;
  readonly legalAuthority?: string;
}
