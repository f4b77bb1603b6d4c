import { useEffect, useState } from 'react';

/**
 * What was typed and is not sent yet, by who types it and for what. It is kept while the page is, so that a look at the timeline or
 * the button to go back loses nothing; nothing of it is written to the machine, where the next person would find it.
 */
const drafts = new Map<string, unknown>();
let leaving = false;

/** A reload, or an address typed over this one, asks first: only then is what was typed lost. */
window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0 && !leaving) event.preventDefault();
});

/** Whoever signs out, or finds somebody else signed in, leaves without being asked. */
export function leaveDrafts(): void {
  leaving = true;
  drafts.clear();
}

export interface Draft<T> {
  readonly draft: T;
  /** Whether it was typed before this form was opened. */
  readonly found: boolean;
  readonly keep: (update: (before: T) => T) => void;
  readonly forget: () => void;
}

export function useDraft<T>(name: string, start: () => T): Draft<T> {
  const [found, setFound] = useState(() => drafts.has(name));
  const [draft, setDraft] = useState<T>(() => (drafts.has(name) ? (drafts.get(name) as T) : start()));
  const [typed, setTyped] = useState(found);
  useEffect(() => {
    if (typed) drafts.set(name, draft);
  }, [name, typed, draft]);
  return {
    draft,
    found,
    keep(update) {
      setTyped(true);
      setDraft(update);
    },
    forget() {
      drafts.delete(name);
      setTyped(false);
      setFound(false);
      setDraft(start());
    },
  };
}
