import { Checkbox, Fieldset, FormGroup, Select } from '@trussworks/react-uswds';
import { describedBy, FieldLabel, type FieldProps, FieldWords } from './field-words.tsx';
import { idOf, useForm } from './form-context.ts';
import { fieldLabel } from './words.ts';

/** What is picked, and how people read it. */
export interface Choice {
  readonly code: string;
  readonly words: string;
}

type Props = FieldProps & { readonly choices: readonly Choice[] };

/** One out of a list; `empty` is what stands there while nothing is picked. */
export function PickOne({ field, path, value, change, choices, empty }: Props & { readonly empty?: string }) {
  const { disabled, errorAt } = useForm();
  const id = idOf(path);
  const error = errorAt(path);
  return (
    <FormGroup error={error !== undefined}>
      <FieldLabel field={field} id={id} error={error} />
      <Select
        id={id}
        name={path}
        disabled={disabled}
        value={typeof value === 'string' ? value : ''}
        aria-describedby={describedBy(id, field, error)}
        aria-invalid={error !== undefined}
        aria-required={field.required ?? false}
        onChange={({ target }) => change(target.value)}
      >
        <option value="">{empty ?? (field.required ? 'Choose' : 'None')}</option>
        {choices.map(({ code, words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </Select>
    </FormGroup>
  );
}

/** Any number of a list. */
export function PickSeveral({ field, path, value, change, choices }: Props) {
  const { disabled, errorAt } = useForm();
  const id = idOf(path);
  const error = errorAt(path);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const toggle = (code: string): void =>
    change(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <FormGroup error={error !== undefined}>
      <Fieldset legend={fieldLabel(field)} id={id} tabIndex={-1} aria-describedby={describedBy(id, field, error)}>
        {/* Ticked, not written one on each line. */}
        <FieldWords field={{ ...field, kind: 'choice' }} id={id} error={error} />
        <div className="choices">
          {choices.map(({ code, words }, index) => (
            <Checkbox
              key={code}
              id={`${id}-${index}`}
              name={path}
              value={code}
              label={words}
              disabled={disabled}
              checked={chosen.includes(code)}
              onChange={() => toggle(code)}
            />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  );
}
