import { useTimeline } from '../api/queries.ts';
import type { FieldProps } from './field-words.tsx';
import { useForm } from './form-context.ts';
import { annullable, type EventChoice } from './overlay.ts';
import { type Choice, PickOne, PickSeveral } from './pick-field.tsx';

const choicesOf = (events: readonly EventChoice[]): Choice[] =>
  events.map(({ eventId, words }) => ({ code: eventId, words }));

/** An event of the case by what it says; nobody types the id of one. */
export function EventField({ events, ...props }: FieldProps & { events: readonly EventChoice[] }) {
  return <PickOne {...props} choices={choicesOf(events)} {...(events.length === 0 && { empty: 'There is none' })} />;
}

/** The events to strike through, together. */
export function TargetsField(props: FieldProps) {
  const { shown } = useForm();
  const { data = [] } = useTimeline(shown?.caseId ?? '', shown?.revision);
  return <PickSeveral {...props} choices={choicesOf(annullable(data))} />;
}
