import { Button } from '@trussworks/react-uswds';
import { Heading } from '../parts/heading.tsx';
import { DEMONSTRATION_PEOPLE } from './people.ts';
import { signInAs } from './session.ts';

/** Whom to work as, until people prove who they are. */
export function SignIn() {
  return (
    <main className="sign-in">
      <Heading title="Customs case tracker" />
      <p>Holds, seizures and releases: for every unit, since when, on whose decision.</p>
      <h2>Work as</h2>
      <ul>
        {DEMONSTRATION_PEOPLE.map((person) => (
          <li key={person.id}>
            <Button type="button" outline onClick={() => signInAs(person)}>
              {person.name}, {person.role.replace('-', ' ')}
            </Button>
          </li>
        ))}
      </ul>
    </main>
  );
}
