import { Button } from '@trussworks/react-uswds';
import { type SubmitEvent, useState } from 'react';
import { Link } from 'react-router';
import { viewOf, VIEWS } from './filter.ts';
import { useSavedViews } from './saved-views.ts';

const here = (current: boolean) => (current ? ({ 'aria-current': 'page' } as const) : {});

/** The views that everybody has, and those that a person saved. */
export function Views({ search }: { search: URLSearchParams }) {
  const { views, save, forget } = useSavedViews();
  const [naming, setNaming] = useState(false);
  const current = viewOf(search);
  const saved = views.find((view) => view.search === search.toString());

  const keep = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = event.currentTarget.querySelector('input')?.value.trim();
    if (name) save({ name, search: search.toString() });
    setNaming(false);
  };

  return (
    <nav className="views" aria-label="Views">
      <ul>
        {VIEWS.map((view) => (
          <li key={view.name}>
            <Link to={`/?${view.search}`} {...here(!saved && view === current)}>
              {view.title}
            </Link>
          </li>
        ))}
        {views.map((view) => (
          <li key={view.name}>
            <Link to={`/?${view.search}`} {...here(view === saved)}>
              {view.name}
            </Link>
          </li>
        ))}
      </ul>
      {naming ? (
        <form className="view-name" onSubmit={keep}>
          <label htmlFor="view-name">Name of the view</label>
          <input className="usa-input" id="view-name" name="name" maxLength={40} required autoFocus />
          <Button type="submit">Save</Button>
        </form>
      ) : saved ? (
        <Button type="button" unstyled onClick={() => forget(saved.name)}>
          Forget this view
        </Button>
      ) : (
        search.size > 0 && (
          <Button type="button" unstyled onClick={() => setNaming(true)}>
            Save as a view
          </Button>
        )
      )}
    </nav>
  );
}
