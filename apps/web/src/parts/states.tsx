import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useEffect, useState } from 'react';
import { mayPass, tell } from '../api/problem.ts';
import { Notice } from './notice.tsx';

/** Milliseconds after which waiting is worth a word, and after which it is worth an explanation. */
const SHORT = 250;
const LONG = 4_000;

/** Nothing at first, so that quick answers do not flicker; then that it loads, then that it takes long. */
export function Loading({ what }: { what: string }) {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const timers = [SHORT, LONG].map((after) => setTimeout(() => setWaited(after), after));
    return () => timers.forEach(clearTimeout);
  }, []);
  return (
    <p className="loading" role="status" aria-live="polite">
      {waited >= SHORT && <span className="loading-dots" aria-hidden="true" />}
      {waited >= SHORT && `Loading ${what}…`}
      {waited >= LONG && ' This takes longer than usual; the connection may be slow.'}
    </p>
  );
}

/** What went wrong and the way out, with another try where one may help. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { title, detail, wayOut } = tell(error);
  return (
    <Notice type="error" heading={title} role="alert">
      {detail} {wayOut}
      {retry && mayPass(error) && (
        <>
          {' '}
          <Button type="button" unstyled onClick={retry}>
            Try again
          </Button>
        </>
      )}
    </Notice>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children}
    </div>
  );
}
