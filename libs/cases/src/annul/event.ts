import type { EventType } from '../events/types.ts';

/** Strikes an event through. The original stays where it is and visible; the state is folded without it. */
export interface AnnulledData {
  readonly targetEventId: string;
  readonly targetType: EventType;
  readonly targetRevision: number;
}
