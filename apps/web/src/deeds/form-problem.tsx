import { fieldErrors, isInvalid, Refused, tell } from '../api/problem.ts';
import { idOf } from './form-context.ts';
import { Notice } from '../parts/notice.tsx';
import { sayFieldError } from './words.ts';

/** What stands in the way, above the form, with a way to each field that it is about. */
export function FormProblem({ error, phase }: { error: unknown; phase: string }) {
  if (phase === 'unknown') {
    return (
      <Notice type="warning" heading="It is not known whether this was recorded" role="alert">
        The connection was lost and did not come back in time. Try again: it is recorded once at most.
      </Notice>
    );
  }
  const { title, detail, wayOut } = tell(error);
  const fields = error instanceof Refused ? fieldErrors(error) : [];
  const invalid = isInvalid(error);
  return (
    <Notice type="error" heading={invalid ? 'Not filled in right' : title} role="alert">
      {fields.length <= 1 && !invalid && `${detail} ${wayOut}`}
      {fields.length > 0 && (
        <ul className="problem-fields">
          {fields.map(({ field, message }) => (
            <li key={field + message}>
              <a className="usa-link" href={`#${idOf(field)}`} onClick={(event) => goTo(event, field)}>
                {fields.length > 1 || invalid ? sayFieldError({ field, message }) : 'Go to the field'}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

/** A link within the page would become an address of it; the field just gets the focus. Units are found by their line. */
function goTo(event: { preventDefault: () => void }, field: string): void {
  event.preventDefault();
  const exact = document.getElementById(idOf(field));
  const whole = document.getElementById(idOf(field.split(/[[.]/)[0] ?? field));
  (exact ?? whole)?.focus();
}
