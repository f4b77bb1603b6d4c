import type { CaseFile } from '../case-file/case-file.ts';
import { annulledBy } from '../case-file/effective-order.ts';
import type { Refusal } from './refusal.ts';

/**
 * `REFERENCE_UNKNOWN`: what a fact says it is about, where it says so, is an event of the case that stands. A slip in the
 * id would be recorded and then do nothing: a clock that was to be extended would run out all the same. Asked when it is
 * recorded and not in the fold, since the event may be annulled later and the notice of it was sent all the same.
 *
 * @param field what the command calls the id
 */
export function unknownEvent({ history }: CaseFile, field: string, eventId: string | undefined): Refusal | undefined {
  if (eventId === undefined) return undefined;
  const wayOut = 'Name the event id of the act that is meant, as the timeline shows it, or leave it out.';
  if (!history.some((event) => event.eventId === eventId)) {
    return { code: 'REFERENCE_UNKNOWN', field, message: `The case has no event "${eventId}".`, wayOut };
  }
  if (!annulledBy(history).has(eventId)) return undefined;
  return { code: 'REFERENCE_UNKNOWN', field, message: `Event "${eventId}" is annulled.`, wayOut };
}
