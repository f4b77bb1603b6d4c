import { Checkbox, Fieldset, FormGroup, Select } from '@trussworks/react-uswds';
import { useTimeline } from '../api/queries.ts';
import { describedBy, FieldLabel, type FieldProps, FieldWords } from './field-words.tsx';
import { idOf, useForm } from './form-context.ts';
import { annullable, type EventChoice } from './overlay.ts';
import { fieldLabel } from './words.ts';

/** An event of the case by what it says; nobody types the id of one. */
export function EventField({ field, path, value, change, events }: FieldProps & { events: readonly EventChoice[] }) {
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
        aria-required={field.required ?? false}
        onChange={({ target }) => change(target.value)}
      >
        <option value="">{events.length === 0 ? 'There is none' : field.required ? 'Choose' : 'None'}</option>
        {events.map(({ eventId, words }) => (
          <option key={eventId} value={eventId}>
            {words}
          </option>
        ))}
      </Select>
    </FormGroup>
  );
}

/** The events to strike through, together. */
export function TargetsField({ field, path, value, change }: FieldProps) {
  const { disabled, errorAt, shown } = useForm();
  const { data = [] } = useTimeline(shown?.caseId ?? '', shown?.revision);
  const id = idOf(path);
  const error = errorAt(path);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const toggle = (eventId: string): void =>
    change(chosen.includes(eventId) ? chosen.filter((one) => one !== eventId) : [...chosen, eventId]);
  return (
    <FormGroup error={error !== undefined}>
      <Fieldset legend={fieldLabel(field)} id={id} tabIndex={-1}>
        <FieldWords field={field} id={id} error={error} />
        <div className="choices">
          {annullable(data).map(({ eventId, words }) => (
            <Checkbox
              key={eventId}
              id={`target-${eventId}`}
              name={path}
              label={words}
              disabled={disabled}
              checked={chosen.includes(eventId)}
              onChange={() => toggle(eventId)}
            />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  );
}
