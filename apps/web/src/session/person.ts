/** A person as the page needs to know them: who they are and what they may be offered. The service decides in the end. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly roleTitle: string;
  /** Schedule D codes, or `*` for every port. */
  readonly ports: readonly string[];
  /** For example `record:Detain`. */
  readonly permissions: readonly string[];
}

export function worksAt({ ports }: Person, port: string): boolean {
  return ports.includes('*') || ports.includes(port);
}

export function may({ permissions }: Person, permission: string): boolean {
  return permissions.includes(permission);
}
