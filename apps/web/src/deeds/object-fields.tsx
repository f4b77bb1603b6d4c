import { Button, Fieldset } from '@trussworks/react-uswds';
import { SHAPES } from '../generated/forms.ts';
import { type FieldProps, FieldWords } from './field-words.tsx';
import type { Field } from './field.ts';
import { idOf, useForm } from './form-context.ts';
import { isAsked, type Values } from './values.ts';
import { fieldLabel, singular } from './words.ts';

type Of<T> = Omit<FieldProps, 'value'> & { readonly value: T };

/** Fields that make one thing: a bond, a place, a value. */
export function ObjectField({ field, path, value, change }: Of<Values>) {
  const { errorAt, errorBelow } = useForm();
  const id = idOf(path);
  const fields = SHAPES[field.shape ?? ''] ?? [];
  const inner = (
    <>
      <FieldWords field={field} id={id} error={errorAt(path)} />
      <Inner fields={fields} path={path} value={value} change={change} optional={!field.required} />
    </>
  );
  // What may be left out as a whole stays out of the way until it is wanted.
  if (!field.required) {
    return (
      <details className="object-field" id={id} tabIndex={-1} open={errorBelow(path) || undefined}>
        <summary>{fieldLabel(field)} (optional)</summary>
        {inner}
      </details>
    );
  }
  return (
    <Fieldset legend={fieldLabel(field)} id={id} tabIndex={-1} className="object-field">
      {inner}
    </Fieldset>
  );
}

/** A list of such things: parties, lines. */
export function ObjectsField({ field, path, value, change }: Of<readonly Values[]>) {
  const { errorAt, disabled } = useForm();
  const id = idOf(path);
  const fields = SHAPES[field.shape ?? ''] ?? [];
  const noun = singular(fieldLabel(field)).toLowerCase();
  const replace = (index: number, one: Values): void => change(value.map((old, at) => (at === index ? one : old)));
  return (
    <Fieldset legend={fieldLabel(field)} id={id} tabIndex={-1} className="object-field">
      <FieldWords field={field} id={id} error={errorAt(path)} />
      {value.map((one, index) => (
        <div className="object-one" key={index} role="group" aria-label={`${noun} ${index + 1}`}>
          <Inner fields={fields} path={`${path}[${index}]`} value={one} change={(changed) => replace(index, changed)} />
          <Button
            type="button"
            unstyled
            disabled={disabled}
            onClick={() => change(value.filter((_, at) => at !== index))}
          >
            Remove {noun} {index + 1}
          </Button>
        </div>
      ))}
      <Button
        type="button"
        outline
        disabled={disabled}
        onClick={() => change([...value, startOf(fields, value.length)])}
      >
        Add {noun}
      </Button>
    </Fieldset>
  );
}

/** Lines are numbered as they come. */
function startOf(fields: readonly Field[], before: number): Values {
  return fields.some(({ name }) => name === 'line') ? { line: String(before + 1) } : {};
}

interface InnerProps {
  readonly fields: readonly Field[];
  readonly path: string;
  readonly value: Values;
  readonly change: (value: Values) => void;
  /** The whole object may be left out, and then so may what it would need. */
  readonly optional?: boolean;
}

function Inner({ fields, path, value, change, optional = false }: InnerProps) {
  const { View } = useForm();
  return fields
    .filter(isAsked)
    .map((field) => (
      <View
        key={field.name}
        field={optional ? { ...field, required: false } : field}
        path={`${path}.${field.name}`}
        value={value[field.name]}
        change={(changed) => change({ ...value, [field.name]: changed })}
      />
    ));
}
