import { Label } from '@trussworks/react-uswds';
import { fromField, placeOf, toField } from './moments-of.ts';

interface Props {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly moments: readonly string[];
  readonly value: string;
  readonly change: (at: string) => void;
}

/** One of the two times: a slider that stops where the case changed, and a field for any instant. */
export function TimeSlider({ name, title, about, moments, value, change }: Props) {
  const place = placeOf(moments, value);
  const typed = (text: string): void => {
    const at = fromField(text);
    if (at) change(at);
  };
  return (
    <div className="time-slider" role="group" aria-labelledby={`${name}-title`}>
      <h3 id={`${name}-title`}>{title}</h3>
      <p className="usa-hint">{about}</p>
      <Label htmlFor={`${name}-slider`} className="usa-sr-only">
        {title}: step by step
      </Label>
      <input
        id={`${name}-slider`}
        className="usa-range"
        type="range"
        min={0}
        max={Math.max(moments.length - 1, 0)}
        value={place}
        aria-valuetext={`${toField(value).replace('T', ' ')} UTC, step ${place + 1} of ${moments.length}`}
        onChange={({ target }) => change(moments[Number(target.value)] ?? value)}
      />
      <Label htmlFor={`${name}-field`}>
        {title}, <abbr title="Coordinated universal time">UTC</abbr>
      </Label>
      <input
        id={`${name}-field`}
        className="usa-input"
        type="datetime-local"
        value={toField(value)}
        onChange={({ target }) => typed(target.value)}
      />
    </div>
  );
}
