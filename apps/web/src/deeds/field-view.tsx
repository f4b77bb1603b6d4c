import { minorUnits } from '../parts/money.ts';
import { FormGroup, Textarea, TextInput } from '@trussworks/react-uswds';
import { ChoiceField } from './choice-field.tsx';
import { EventField, TargetsField } from './event-field.tsx';
import { describedBy, FieldLabel, type FieldProps } from './field-words.tsx';
import { idOf, useForm } from './form-context.ts';
import { ObjectField, ObjectsField } from './object-fields.tsx';
import { eventsFor, listFor } from './overlay.ts';
import { UnitsField } from './units-field.tsx';
import { isUnits, type PickedUnits, type Values } from './values.ts';

/** One field in the way that its kind asks for. */
export function FieldView(props: FieldProps) {
  const { field, value, change, path } = props;
  const { deed, shown } = useForm();
  if (isUnits(field) && shown) {
    return <UnitsField field={field} path={path} value={(value ?? []) as PickedUnits[]} change={change} />;
  }
  if (field.name === 'targets') return <TargetsField {...props} />;
  const events = eventsFor(field, shown);
  if (events) return <EventField {...props} events={events} />;
  const list = field.name === 'reasonCode' ? deed.reasons : listFor(deed.command, field);
  if (list || field.kind === 'choice') return <ChoiceField {...props} list={list} />;
  if (field.kind === 'objects') return <ObjectsField {...props} value={(value ?? []) as Values[]} />;
  if (field.kind === 'object') return <ObjectField {...props} value={(value ?? {}) as Values} />;
  return <TypedField {...props} />;
}

/** The service counts in cents; who typed dollars is told in dollars. */
const NO_AMOUNT = 'That is no amount. Give dollars, and cents after a point, e.g. 1,250.00.';
const isAmount = (typed: unknown): boolean => typeof typed === 'string' && minorUnits(typed) !== undefined;

const INPUTS: Readonly<Record<string, string>> = { date: 'date', instant: 'datetime-local' };

function TypedField({ field, path, value, change }: FieldProps) {
  const { disabled, errorAt } = useForm();
  const { kind, required = false, maxLength } = field;
  const id = idOf(path);
  const refused = errorAt(path);
  const error = refused && kind === 'money' && !isAmount(value) ? NO_AMOUNT : refused;
  const shared = {
    id,
    name: path,
    disabled,
    value: typeof value === 'string' ? value : '',
    'aria-describedby': describedBy(id, field, error),
    'aria-invalid': error !== undefined,
    'aria-required': required,
    ...(maxLength !== undefined && { maxLength }),
  };
  const long = kind === 'long-text' || kind === 'texts';
  return (
    <FormGroup error={error !== undefined}>
      <FieldLabel field={field} id={id} error={error} />
      {long ? (
        <Textarea {...shared} rows={kind === 'texts' ? 3 : 4} onChange={({ target }) => change(target.value)} />
      ) : (
        <TextInput
          {...shared}
          type={(INPUTS[kind] ?? 'text') as 'text'}
          {...((kind === 'integer' || kind === 'money') && { inputMode: 'decimal' as const })}
          autoComplete="off"
          onChange={({ target }) => change(target.value)}
        />
      )}
    </FormGroup>
  );
}
