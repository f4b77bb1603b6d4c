import { DEEDS } from '../generated/deeds.ts';
import type { Deed } from '../deeds/field.ts';
import { may, type Person } from '../session/person.ts';

/** Deeds that can be the same in many cases: those that name nothing of one case but its units. */
const ALIKE = ['AttestStillHeld', 'Detain', 'Release', 'Exclude', 'RecordReview', 'AddNote', 'CloseCase', 'ReopenCase'];

export function bulkDeeds(person: Person): Deed[] {
  return ALIKE.flatMap((command) => DEEDS.find((deed) => deed.command === command) ?? []).filter(({ command }) =>
    may(person, `record:${command}`),
  );
}
