import type { ShownCase } from '../api/types.ts';
import { DEEDS } from '../generated/deeds.ts';
import { may, type Person, worksAt } from '../session/person.ts';
import type { Deed } from './field.ts';

/** Deeds that are about something which must be there; of those without a rule here there can always be another. */
const NEEDS: Readonly<Record<string, (shown: ShownCase) => boolean>> = {
  OpenCase: () => false,
  CloseCase: ({ lifecycle }) => lifecycle === 'Resolved',
  ReopenCase: ({ lifecycle }) => lifecycle === 'Closed',
  LiftAgencyHold: ({ holds }) => holds.length > 0,
  RescindExclusion: ({ exclusions }) => exclusions.length > 0,
  ServeNotice: ({ notices }) => notices.some(({ servedOn }) => !servedOn),
  ReturnNotice: ({ notices }) => notices.some(({ servedOn, returnedOn }) => !servedOn && !returnedOn),
  DecidePetition: ({ elections }) => elections.some(({ outcome, kind }) => !outcome && kind !== 'abandonment'),
  Redeliver: ({ redeliveryDemands }) => redeliveryDemands.some(({ lines }) => lines.length > 0),
  Export: ({ exportPermits }) => exportPermits.some(({ lines }) => lines.length > 0),
};

/** What may be done to a case now: legal moves only, for the role and the port of the person. */
export function legalDeeds(shown: ShownCase, person: Person): Deed[] {
  if (!worksAt(person, shown.port)) return [];
  return DEEDS.filter(({ command, whenClosed, from }) => {
    if (!may(person, `record:${command}`)) return false;
    if (shown.lifecycle === 'Closed' && !whenClosed) return false;
    if (from && !from.some((bucket) => shown.buckets[bucket] > 0)) return false;
    return NEEDS[command]?.(shown) ?? true;
  });
}
