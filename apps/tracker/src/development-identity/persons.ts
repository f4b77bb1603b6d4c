import type { Person } from '#libs/access';

/** Somebody to act as where no identity provider is configured. Invented, every one of them. */
export interface DemonstrationPerson extends Person {
  readonly name: string;
}

/** At least one person of each role; two officers of different ports and two supervisors of the same, for what takes two. */
export const DEMONSTRATION_PERSONS: readonly DemonstrationPerson[] = [
  { id: 'm.rivera', name: 'Marta Rivera', role: 'case-officer', ports: ['2801', '3801'] },
  { id: 't.brandt', name: 'Tom Brandt', role: 'case-officer', ports: ['4601', '4701'] },
  { id: 's.ito', name: 'Sadie Ito', role: 'supervisor', ports: ['2801', '3801'] },
  { id: 'k.osei', name: 'Kwame Osei', role: 'supervisor', ports: ['2801', '3801'] },
  { id: 'h.quist', name: 'Hanna Quist', role: 'supervisor', ports: ['*'] },
  { id: 'c.lind', name: 'Carl Lind', role: 'custodian', ports: ['2801', '3801'] },
  { id: 'n.bauer', name: 'Nora Bauer', role: 'auditor' },
  { id: 'j.okafor', name: 'Joy Okafor', role: 'administrator' },
  { id: 'f.weiss', name: 'Felix Weiss', role: 'subscriber' },
  { id: 'scheduler', name: 'Scheduler', role: 'scheduler' },
];
