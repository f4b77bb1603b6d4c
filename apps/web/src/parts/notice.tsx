import { Alert, AlertHeading } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';

interface Props {
  readonly type: 'success' | 'warning' | 'error' | 'info';
  readonly heading: string;
  /** An alert interrupts, a status waits for its turn. */
  readonly role: 'alert' | 'status';
  readonly children: ReactNode;
}

/** What the page tells by itself, seen and heard. */
export function Notice({ type, heading, role, children }: Props) {
  return (
    <Alert type={type} role={role}>
      <AlertHeading level="h2">{heading}</AlertHeading>
      <div className="usa-alert__text">{children}</div>
    </Alert>
  );
}
