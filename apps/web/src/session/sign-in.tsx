import { Button } from '@trussworks/react-uswds';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';
import { Loading } from '../parts/states.tsx';
import { type Session, signIn } from './session.ts';

/** The door. Who it is, is asked by the provider that the service trusts. */
export function SignIn({ session }: { session: Session }) {
  if (session.state === 'starting') {
    return (
      <main className="sign-in">
        <Loading what="the page" />
      </main>
    );
  }
  return (
    <main className="sign-in">
      <div className="card">
        <Heading title="Customs case tracker" />
        <p>Holds, seizures and releases: for every unit, since when, on whose decision, and what was known on a day.</p>
        {session.failure && (
          <Notice type="error" heading="You were not signed in" role="alert">
            {session.failure}
          </Notice>
        )}
        <Button type="button" size="big" onClick={() => void signIn()}>
          Sign in
        </Button>
      </div>
    </main>
  );
}
