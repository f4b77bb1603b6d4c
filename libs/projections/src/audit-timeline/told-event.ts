import { type CaseEvent, specOf } from '#libs/cases';

/** An event in words, as everything that tells of events begins. */
export interface ToldEvent {
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  readonly title: string;
  readonly sentence: string;
  /** ISO instants in UTC. */
  readonly effectiveAt: string;
  readonly recordedAt: string;
}

export function toldEvent({ revision, eventId, type, data, effectiveAt, recordedAt }: CaseEvent): ToldEvent {
  const { title, describe } = specOf(type);
  return { revision, eventId, type, title, sentence: describe(data), effectiveAt, recordedAt };
}
