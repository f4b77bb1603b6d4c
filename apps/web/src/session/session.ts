import { useSyncExternalStore } from 'react';
import {
  authorizationUrl,
  begin,
  type Configuration,
  endSessionUrl,
  type Pending,
  redeem,
  type Tokens,
} from './authorization-code.ts';
import { leaveDrafts } from '../deeds/drafts.ts';
import type { Person } from './person.ts';

/**
 * Who works with this page, by the authorization code flow of OpenID Connect. Everything that the page knows of signing in
 * is in this folder: the rest asks for the person, and the client for what to send along. Tokens are in memory only.
 */
export interface Session {
  readonly state: 'starting' | 'signed-out' | 'signed-in' | 'expired' | 'failed';
  /** Also while a session has expired: what is on the screen stays there. */
  readonly person?: Person;
  readonly failure?: string;
}

/** The provider knows this tab, or a sign-in is under way: secrets of it live as long as the tab. */
const KNOWN = 'tracker.signed-in';
const PENDING = 'tracker.pending';
/** Begins the state of a sign-in in a window of its own, and names the channel by which that window answers. */
const POPUP = 'popup.';

let session: Session = { state: 'starting' };
let tokens: Tokens | undefined;
let configuration: Promise<Configuration> | undefined;
const listeners = new Set<() => void>();

export function useSession(): Session {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
}

export function usePerson(): Person | undefined {
  return useSession().person;
}

function become(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}

/** Headers that say who asks. */
export function authorisation(): Record<string, string> {
  return tokens ? { Authorization: `Bearer ${tokens.accessToken}` } : {};
}

function configured(): Promise<Configuration> {
  configuration ??= fetch('/api/v1/session/configuration').then((response) => {
    if (!response.ok) throw new Error('The service does not say where to sign in.');
    return response.json() as Promise<Configuration>;
  });
  configuration.catch(() => (configuration = undefined));
  return configuration;
}

/** Finds out who it is when the page is opened: an answer of the provider, somebody who was here before, or nobody yet. */
export async function startSession(): Promise<void> {
  const answer = new URLSearchParams(location.search);
  const state = answer.get('state');
  try {
    if (state?.startsWith(POPUP)) {
      new BroadcastChannel(POPUP).postMessage(location.search);
      window.close();
    } else if (state && location.pathname === (await configured()).redirectPath) {
      await comeBack(answer);
    } else if (sessionStorage.getItem(KNOWN)) {
      await signIn();
    } else {
      become({ state: 'signed-out' });
    }
  } catch (error) {
    sessionStorage.removeItem(KNOWN);
    become({ state: 'failed', failure: error instanceof Error ? error.message : String(error) });
  }
}

async function comeBack(answer: URLSearchParams): Promise<void> {
  const kept = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  if (!kept) throw new Error('This is not the answer to a sign-in begun here.');
  const pending = JSON.parse(kept) as Pending;
  history.replaceState(null, '', pending.returnTo);
  await accept(await redeem(await configured(), pending, answer));
}

async function accept(given: Tokens): Promise<void> {
  tokens = given;
  const response = await fetch('/api/v1/me', { headers: authorisation() });
  if (!response.ok) {
    const problem = (await response.json()) as { detail?: string };
    throw new Error(problem.detail ?? 'The service does not know this person.');
  }
  const person = (await response.json()) as Person;
  sessionStorage.setItem(KNOWN, 'yes');
  // Somebody else: what is on the screen, and what was typed, was for who was here before.
  if (session.person && session.person.id !== person.id) {
    leaveDrafts();
    location.reload();
  } else become({ state: 'signed-in', person });
}

/** Goes to the provider and comes back to where one is. */
export async function signIn(): Promise<void> {
  const pending = begin(location.pathname + location.search);
  sessionStorage.setItem(PENDING, JSON.stringify(pending));
  location.assign(await authorizationUrl(await configured(), pending));
}

/** Signs in again in a window of its own, so that what is typed here stays. */
export async function signInBeside(): Promise<void> {
  const pending = begin('/', POPUP);
  const channel = new BroadcastChannel(POPUP);
  channel.onmessage = ({ data }: MessageEvent<string>) => {
    const answer = new URLSearchParams(data);
    if (answer.get('state') !== pending.state) return;
    channel.close();
    void configured()
      .then((known) => redeem(known, pending, answer))
      .then(accept);
  };
  window.open(await authorizationUrl(await configured(), pending), '_blank', 'popup,width=480,height=640');
}

/** The service does not, or no longer, know who asks. */
export function sessionEnded(): void {
  if (session.state === 'signed-in') become({ ...session, state: 'expired' });
}

export async function signOut(): Promise<void> {
  const idToken = tokens?.idToken;
  tokens = undefined;
  leaveDrafts();
  sessionStorage.removeItem(KNOWN);
  const url = endSessionUrl(await configured(), idToken);
  if (url) location.assign(url);
  else become({ state: 'signed-out' });
}
