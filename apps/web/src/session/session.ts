import { useSyncExternalStore } from 'react';
import { DEMONSTRATION_PEOPLE, type Person } from './people.ts';

/**
 * Who works with this page. Everything that the page knows of signing in is in this folder: the rest asks for `usePerson`,
 * and the client for what to send along.
 */
const KEPT = 'tracker.person';
const listeners = new Set<() => void>();
let person: Person | undefined = DEMONSTRATION_PEOPLE.find(({ id }) => id === sessionStorage.getItem(KEPT));

export function usePerson(): Person | undefined {
  return useSyncExternalStore(subscribe, () => person);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function signInAs(chosen: Person | undefined): void {
  person = chosen;
  if (chosen) sessionStorage.setItem(KEPT, chosen.id);
  else sessionStorage.removeItem(KEPT);
  for (const listener of listeners) listener();
}

/** The service does not, or no longer, know who asks. */
export function signInAgain(): void {
  signInAs(undefined);
}

/** Headers that say who asks. */
export async function authorisation(): Promise<Record<string, string>> {
  if (!person) return {};
  return { 'X-Development-Actor': `${person.id}; role=${person.role}; ports=${person.ports.join(',')}` };
}

export async function signOut(): Promise<void> {
  signInAs(undefined);
}
