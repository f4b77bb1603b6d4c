import { type ReactNode, useEffect } from 'react';

/** The heading of a screen: it names the document, and takes the focus when the screen is new (app/frame.tsx). */
export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Customs case tracker`;
  }, [title]);
  return (
    <h1 className="screen-title" tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
