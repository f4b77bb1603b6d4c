import { Button } from '@trussworks/react-uswds';
import { Notice } from '../parts/notice.tsx';
import { signInBeside, useSession } from './session.ts';

/** The time of a sign-in is over; the screen stays as it is until it is renewed. */
export function Expired() {
  const { state } = useSession();
  if (state !== 'expired') return null;
  return (
    <div className="expired">
      <Notice type="warning" heading="Your session has ended" role="alert">
        Everything that you typed is kept.{' '}
        <Button type="button" onClick={() => void signInBeside()}>
          Sign in again
        </Button>
      </Notice>
    </div>
  );
}
