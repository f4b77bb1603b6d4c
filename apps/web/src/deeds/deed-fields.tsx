import { useMemo } from 'react';
import type { ShownCase } from '../api/types.ts';
import type { Deed } from './field.ts';
import { FieldView } from './field-view.tsx';
import { fieldsOf } from './fields-of.ts';
import { Form, type FormContext } from './form-context.ts';
import type { Field } from './field.ts';
import type { Values } from './values.ts';

interface Props {
  readonly deed: Deed;
  readonly shown?: ShownCase;
  readonly values: Values;
  readonly change: (update: (before: Values) => Values) => void;
  readonly disabled?: boolean;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** A field that is not asked for. */
  readonly without?: string;
}

/** The fields of any deed, from its description; what is rare is folded away. */
export function DeedFields({ deed, shown, values, change, disabled = false, errors = [], without }: Props) {
  const { own, rare } = useMemo(() => fieldsOf(deed), [deed]);
  const context: FormContext = {
    deed,
    ...(shown && { shown }),
    disabled,
    View: FieldView,
    errorBelow: (path) => errors.some(({ field }) => field.startsWith(path)),
    // A row of a list shows what is wrong with any part of it.
    errorAt: (path) =>
      errors.find(({ field }) => field === path || (/\[\d+\]$/.test(path) && field.startsWith(`${path}.`)))?.message,
  };
  const view = (field: Field) => (
    <FieldView
      key={field.name}
      field={field}
      path={field.name}
      value={values[field.name]}
      change={(value) => change((before) => ({ ...before, [field.name]: value }))}
    />
  );
  const openRare = rare.some(({ name }) => context.errorBelow(name));
  return (
    <Form value={context}>
      {own.filter(({ name }) => name !== without).map(view)}
      <details className="deed-rare" open={openRare || undefined}>
        <summary>It happened earlier, or rests on something else</summary>
        {rare.map(view)}
      </details>
    </Form>
  );
}
