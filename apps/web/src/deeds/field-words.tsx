import { ErrorMessage, Label } from '@trussworks/react-uswds';
import type { Field } from './field.ts';
import { fieldLabel } from './words.ts';

export interface FieldProps {
  readonly field: Field;
  /** Place in the body. */
  readonly path: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
}

export function describedBy(id: string, field: Field, error: string | undefined): string | undefined {
  const parts = [...(hintOf(field) ? [`${id}-hint`] : []), ...(error ? [`${id}-error`] : [])];
  return parts.length > 0 ? parts.join(' ') : undefined;
}

/** The label, what is wanted, and what is wrong: in the order in which they are read. */
export function FieldLabel({ field, id, error }: { field: Field; id: string; error: string | undefined }) {
  return (
    <>
      <Label htmlFor={id} error={error !== undefined}>
        {fieldLabel(field)} {!field.required && <span className="usa-hint">(optional)</span>}
      </Label>
      <FieldWords field={field} id={id} error={error} />
    </>
  );
}

export function FieldWords({ field, id, error }: { field: Field; id: string; error: string | undefined }) {
  const hint = hintOf(field);
  return (
    <>
      {hint && (
        <span className="usa-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </>
  );
}

/** Where what the API says of the field is for programs. */
const HINTS: Readonly<Record<string, string>> = {
  reasonCode: '',
  reasonText: 'Needed where the reason chosen is "other".',
  targets: 'They are struck through together.',
};

/** What the API says of the field, unless it only repeats the label. */
function hintOf(field: Field): string | undefined {
  const { kind, example } = field;
  const description = HINTS[field.name] ?? field.description ?? '';
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const said =
    plain(description) === plain(fieldLabel(field)) ? '' : description.replace(' in minor units (cents)', '');
  const listed = kind === 'texts' ? ' One on each line.' : kind === 'instant' ? ' In your local time.' : '';
  const shown = example && kind === 'text' ? ` For example ${example}.` : '';
  return `${said}${listed}${shown}`.trim() || undefined;
}
