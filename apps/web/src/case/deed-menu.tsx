import { Link } from 'react-router';
import type { ShownCase } from '../api/types.ts';
import type { Deed } from '../deeds/field.ts';
import { legalDeeds } from '../deeds/legal-deeds.ts';
import { deedTitle } from '../deeds/words.ts';
import { usePerson } from '../session/session.ts';
import { count } from './buckets.ts';

/** What everybody does, before what is rare. */
const FIRST = ['Detain', 'Seize', 'Release', 'AttestStillHeld', 'Exclude', 'AddNote'];

/** The deeds that are legal now and open to this person; each says how many units it can be about. */
export function DeedMenu({ shown }: { shown: ShownCase }) {
  const person = usePerson();
  const deeds = person ? legalDeeds(shown, person) : [];
  const first = FIRST.flatMap((command) => deeds.find((deed) => deed.command === command) ?? []);
  const rest = deeds.filter((deed) => !first.includes(deed));
  const tags = [...new Set(rest.map(({ tag }) => tag))];
  return (
    <section className="card deed-menu" aria-labelledby="deeds">
      <h2 id="deeds">What can be done</h2>
      {deeds.length === 0 && <p>Your role records nothing in this case; you can read everything in it.</p>}
      <ul className="deeds-first">
        {first.map((deed) => (
          <li key={deed.command}>
            <DeedLink deed={deed} shown={shown} button />
          </li>
        ))}
      </ul>
      {tags.map((tag) => (
        <details key={tag}>
          <summary>{tag}</summary>
          <ul>
            {rest
              .filter((deed) => deed.tag === tag)
              .map((deed) => (
                <li key={deed.command}>
                  <DeedLink deed={deed} shown={shown} />
                </li>
              ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function DeedLink({ deed, shown, button = false }: { deed: Deed; shown: ShownCase; button?: boolean }) {
  const units = deed.from?.reduce((sum, bucket) => sum + shown.buckets[bucket], 0);
  return (
    <Link to={`do/${deed.path}`} className={button ? 'usa-button usa-button--outline' : 'usa-link'}>
      {deedTitle(deed)}
      {units !== undefined && <span className="deed-units">{count(units)} units</span>}
    </Link>
  );
}
