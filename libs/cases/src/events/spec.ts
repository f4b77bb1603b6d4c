import type { Move } from '../case-file/move.ts';
import type { CaseState } from '../case-file/state.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { CaseEvent, EventPayloads, EventType } from './types.ts';

/** All that is known of one event type. Written next to its payload, gathered in catalogue.ts. */
export interface EventSpec<T extends EventType> {
  /** Version of the payload as written now; older ones are upcast on read (codec.ts). */
  readonly version: number;
  /** What people call it. */
  readonly title: string;
  /** The units it takes from bucket to bucket; the reducer does the rest. */
  moves?(data: EventPayloads[T]): readonly Move[];
  /** What else it changes. Total: it never throws, whatever came before. */
  apply?(state: CaseState, event: CaseEvent<T>): CaseState;
  /** What, beyond the moves, would make the event illegal at this place in the history. */
  problem?(state: CaseState, event: CaseEvent<T>): Refusal | undefined;
  /** One sentence for the timeline, from the payload alone. */
  describe(data: EventPayloads[T]): string;
}
