import { Button, ErrorMessage, Fieldset, FormGroup, Textarea, TextInput } from '@trussworks/react-uswds';
import type { ShownLine } from '../api/types.ts';
import { type Bucket, count } from '../case/buckets.ts';
import type { Deed, Field } from './field.ts';
import { FieldWords } from './field-words.tsx';
import { idOf, useForm } from './form-context.ts';
import type { PickedUnits } from './values.ts';
import { fieldLabel } from './words.ts';

interface Props {
  readonly field: Field;
  readonly path: string;
  readonly value: readonly PickedUnits[];
  readonly change: (value: readonly PickedUnits[]) => void;
}

/** From where units can be taken, and how many there are. */
interface Source {
  readonly line: ShownLine;
  readonly from?: Bucket;
  readonly available: number;
}

/**
 * The lines of the case with what the deed may take from each: legal moves only, and how far they go. A line is named
 * once for each bucket, where the deed moves units out of buckets.
 */
export function sourcesFor(lines: readonly ShownLine[], { from }: Deed, field: Field): Source[] {
  const each = field.shape?.startsWith('Moving') ?? false;
  return lines
    .flatMap((line): Source[] => {
      if (!from) return [{ line, available: line.counted }];
      if (!each) return [{ line, available: from.reduce((sum, bucket) => sum + line.buckets[bucket], 0) }];
      return from.map((bucket) => ({ line, from: bucket, available: line.buckets[bucket] }));
    })
    .filter(({ available }) => available > 0);
}

export function UnitsField({ field, path, value, change }: Props) {
  const { deed, shown, errorAt } = useForm();
  const id = idOf(path);
  const sources = sourcesFor(shown?.lines ?? [], deed, field);
  const error = errorAt(path);
  const same =
    ({ line, from }: Source) =>
    (one: PickedUnits) =>
      one.line === line.line && one.from === from;
  const set = (source: Source, typed: Partial<PickedUnits>): void => {
    const before = value.find(same(source)) ?? { line: source.line.line, quantity: '' };
    const after = { ...before, ...(source.from && { from: source.from }), ...typed };
    change([...value.filter((one) => !same(source)(one)), after]);
  };
  const sent = value.filter(({ quantity }) => quantity.trim() !== '');
  return (
    <FormGroup error={error !== undefined}>
      <Fieldset legend={fieldLabel(field)} id={id} tabIndex={-1}>
        <FieldWords field={field} id={id} error={error} />
        {sources.length === 0 && <p>There are no units that this could be about.</p>}
        <ul className="units">
          {sources.map((source) => {
            const picked = value.find(same(source));
            const place = picked ? sent.indexOf(picked) : -1;
            return (
              <li key={`${source.line.line} ${source.from ?? ''}`}>
                <UnitsRow
                  source={source}
                  picked={picked}
                  set={(typed) => set(source, typed)}
                  error={place < 0 ? undefined : errorAt(`${path}[${place}]`)}
                />
              </li>
            );
          })}
        </ul>
      </Fieldset>
    </FormGroup>
  );
}

interface RowProps {
  readonly source: Source;
  readonly picked: PickedUnits | undefined;
  readonly set: (typed: Partial<PickedUnits>) => void;
  readonly error: string | undefined;
}

function UnitsRow({ source, picked, set, error }: RowProps) {
  const { disabled } = useForm();
  const { line, from, available } = source;
  const id = `units-${line.line}-${from ?? 'all'}`;
  const typed = picked?.quantity ?? '';
  const over = /^\d+$/.test(typed.trim()) && Number(typed) > available;
  const numbered = from ? (line.serialsByBucket?.[from] ?? 0) : Object.keys(line.serialsByBucket ?? {}).length;
  return (
    <div className="units-row">
      <label htmlFor={id} className="units-what">
        <strong>
          Line {line.line}, {line.model}
        </strong>
        <span>
          {count(available)} of {count(line.counted)}{' '}
          {from ?? (available === line.counted ? 'units' : 'units can be chosen')}
        </span>
      </label>
      <div className="units-how-many">
        <TextInput
          id={id}
          name={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          disabled={disabled}
          value={typed}
          aria-describedby={`${id}-limit`}
          aria-invalid={over || error !== undefined}
          onChange={({ target }) => set({ quantity: target.value })}
        />
        <Button type="button" outline disabled={disabled} onClick={() => set({ quantity: String(available) })}>
          All {count(available)}
        </Button>
      </div>
      <p id={`${id}-limit`} className="units-limit" aria-live="polite">
        {over ? `That is more than the ${count(available)} there are.` : `At most ${count(available)}.`}
      </p>
      {numbered > 0 && typed.trim() !== '' && (
        <label className="units-serials">
          Serial numbers of the numbered units among them, one on each line
          <Textarea
            id={`${id}-serials`}
            name={`${id}-serials`}
            rows={3}
            disabled={disabled}
            value={picked?.serials ?? ''}
            onChange={({ target }) => set({ serials: target.value })}
          />
        </label>
      )}
      {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
    </div>
  );
}
