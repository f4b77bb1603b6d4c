/** A person as the page needs to know them: who they are and what they may be offered. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** Schedule D codes, or `*` for every port. */
  readonly ports: readonly string[];
}

/** One person for each role of the demonstration. */
export const DEMONSTRATION_PEOPLE: readonly Person[] = [
  { id: 'm.rivera', name: 'M. Rivera', role: 'case-officer', ports: ['*'] },
  { id: 's.ito', name: 'S. Ito', role: 'supervisor', ports: ['*'] },
  { id: 'c.okafor', name: 'C. Okafor', role: 'custodian', ports: ['*'] },
  { id: 'a.lindqvist', name: 'A. Lindqvist', role: 'auditor', ports: ['*'] },
];

export function worksAt({ ports }: Person, port: string): boolean {
  return ports.includes('*') || ports.includes(port);
}
