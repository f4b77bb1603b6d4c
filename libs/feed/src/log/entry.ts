import type { PublishedEvent } from '#libs/contracts';
import type { StoredEvent } from '#libs/event-store';

/** A published event as readers get it: what is filtered by, and the event as JSON, written once for all of them. */
export interface Entry {
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly caseId: string;
  readonly port: string;
  readonly campaign: string | undefined;
  /** Place in the log of the internal event that it was made from. */
  readonly logPosition: bigint;
  readonly json: string;
}

export function toEntry({ data, revision }: StoredEvent): Entry {
  const event = data as unknown as PublishedEvent;
  return {
    position: revision,
    id: event.id,
    type: event.type,
    caseId: event.subject,
    port: event.data.port,
    campaign: event.data.campaign,
    logPosition: BigInt(event.logposition),
    json: JSON.stringify(event),
  };
}
