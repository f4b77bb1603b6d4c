import type { Recorded } from '../api/types.ts';

/** What will be recorded, in the words of the timeline. */
export function ToldEvents({ events }: { events: Recorded['events'] }) {
  return (
    <ul className="preview-events">
      {events.map(({ eventId, title, sentence }) => (
        <li key={eventId}>
          <strong>{title}.</strong> {sentence}
        </li>
      ))}
    </ul>
  );
}
