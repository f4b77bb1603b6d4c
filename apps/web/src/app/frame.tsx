import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Expired } from '../session/expired.tsx';
import { Waiting } from '../approvals/waiting.tsx';
import { may, type Person } from '../session/person.ts';
import { signOut } from '../session/session.ts';
import { ThemeChoice } from './theme-choice.tsx';

/** Each with what one has to be allowed; what can be done in bulk begins with a note. */
const PLACES: readonly { to: string; title: string; needs?: string }[] = [
  { to: '/', title: 'Work list' },
  { to: '/approvals', title: 'Approvals', needs: 'read:approvals' },
  { to: '/board', title: 'Campaigns' },
  { to: '/bulk', title: 'Bulk', needs: 'record:AddNote' },
];

/** What is around every screen: where one is, who one is, and the way to the content for those who do not see it. */
export function Frame({ person, children }: { person: Person; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const first = useRef(true);

  // A new screen is announced by its heading, as a new document would be.
  useEffect(() => {
    setOpen(false);
    if (first.current) first.current = false;
    else main.current?.querySelector('h1')?.focus();
  }, [pathname]);

  return (
    <>
      <a className="usa-skipnav" href="#content">
        Skip to the content
      </a>
      <header className="masthead">
        <div className="masthead-row">
          <Link className="masthead-title" to="/">
            <Logo /> Case tracker
          </Link>
          <button
            type="button"
            className="masthead-menu"
            aria-expanded={open}
            aria-controls="places"
            onClick={() => setOpen(!open)}
          >
            Menu
          </button>
          <div id="places" className={open ? 'masthead-places is-open' : 'masthead-places'}>
            <nav aria-label="Main">
              <ul>
                {PLACES.filter(({ needs }) => needs === undefined || may(person, needs)).map(({ to, title }) => (
                  <li key={to}>
                    <NavLink to={to} end={to === '/'}>
                      {title}
                      {to === '/approvals' && <Waiting person={person} />}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </nav>
            <div className="masthead-person">
              <ThemeChoice />
              <span>
                {person.name} <span className="masthead-role">{person.roleTitle.toLowerCase()}</span>
              </span>
              <Button type="button" unstyled onClick={() => void signOut()}>
                Sign out
              </Button>
            </div>
          </div>
        </div>
      </header>
      <main id="content" ref={main} tabIndex={-1}>
        <Expired />
        {children}
      </main>
      <footer className="foot">
        <p>Engineering, not legal advice. Demonstration cases are synthetic.</p>
        <a href="/docs">API</a> <a href="/docs/problems">Problem codes</a>
      </footer>
    </>
  );
}

function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path className="logo-box" d="M5 10.5 16 5l11 5.5v11L16 27 5 21.5z" />
      <path className="logo-edge" d="m5 10.5 11 5.5 11-5.5M16 16v11" />
    </svg>
  );
}
