import { Checkbox, Fieldset, FormGroup, Select } from '@trussworks/react-uswds';
import { useReference } from '../api/queries.ts';
import { describedBy, FieldLabel, type FieldProps, FieldWords } from './field-words.tsx';
import { idOf, useForm } from './form-context.ts';
import { fieldLabel } from './words.ts';

interface Choice {
  readonly code: string;
  readonly words: string;
}

/** A code out of a closed list: those of the reference data with their words and citations. */
export function ChoiceField(props: FieldProps & { list: string | undefined }) {
  const { field, list } = props;
  const { data } = useReference(list);
  const choices: Choice[] = data
    ? data
        .filter(({ code }) => !field.choices || field.choices.includes(code))
        .map(({ code, label, citation, confirmed }) => ({
          code,
          words: [
            /^\d{4}$|^[A-Z]+$/.test(code) ? `${code} ${label}` : label,
            citation && citation !== code && `(${citation})`,
            confirmed === false && '[to be confirmed by a lawyer]',
            citation === code && `(${code})`,
          ]
            .filter(Boolean)
            .join(' '),
        }))
    : (field.choices ?? []).map((code) => ({ code, words: code.replaceAll('-', ' ') }));
  return field.kind === 'texts' ? <Several {...props} choices={choices} /> : <One {...props} choices={choices} />;
}

function One({ field, path, value, change, choices }: FieldProps & { choices: readonly Choice[] }) {
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
        <option value="">{field.required ? 'Choose' : 'None'}</option>
        {choices.map(({ code, words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </Select>
    </FormGroup>
  );
}

function Several({ field, path, value, change, choices }: FieldProps & { choices: readonly Choice[] }) {
  const { disabled, errorAt } = useForm();
  const id = idOf(path);
  const error = errorAt(path);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const toggle = (code: string): void =>
    change(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <FormGroup error={error !== undefined}>
      <Fieldset legend={fieldLabel(field)} id={id} tabIndex={-1} aria-describedby={describedBy(id, field, error)}>
        <FieldWords field={field} id={id} error={error} />
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
