import { Button } from '@trussworks/react-uswds';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { answered, api } from '../api/client.ts';

interface Props {
  readonly search: URLSearchParams;
  readonly setSearch: (search: URLSearchParams) => void;
}

/**
 * One box for whatever somebody has in hand. A number that belongs to one case leads straight to it; anything else is
 * looked for in the list. "/" comes here from anywhere.
 */
export function SearchBox({ search, setSearch }: Props) {
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement>(null);
  const given = search.get('text') ?? '';
  const [typed, setTyped] = useState(given);
  useEffect(() => setTyped(given), [given]);

  useEffect(() => {
    const slash = (event: KeyboardEvent): void => {
      if (event.key !== '/' || (event.target as HTMLElement).matches('input, textarea, select')) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', slash);
    return () => document.removeEventListener('keydown', slash);
  }, []);

  const look = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const number = typed.trim();
    const found = /\d/.test(number) ? await caseOf(number) : undefined;
    if (found) return void navigate(`/cases/${found}`);
    const next = new URLSearchParams(search);
    if (number) next.set('text', number);
    else next.delete('text');
    setSearch(next);
  };

  return (
    <form className="usa-search search" role="search" onSubmit={(event) => void look(event)}>
      <label className="usa-sr-only" htmlFor="search">
        Case, entry, FP&amp;F or serial number, or words
      </label>
      <input
        ref={box}
        id="search"
        className="usa-input"
        type="search"
        placeholder="Case, entry, FP&F or serial number, or words"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit">Search</Button>
    </form>
  );
}

/** The one case that a number belongs to; nothing when there is none, or more than one, or no answer. */
async function caseOf(number: string): Promise<string | undefined> {
  try {
    const { found } = answered(
      await api.GET('/api/v1/cases/find', { params: { query: { number: number.slice(0, 64) } } }),
    );
    const ids = [...new Set(found.map(({ caseId }) => caseId))];
    return ids.length === 1 ? ids[0] : undefined;
  } catch {
    return undefined;
  }
}
