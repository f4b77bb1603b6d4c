import { useReference } from '../api/queries.ts';
import { REGIMES } from '../case/regimes.ts';
import type { FieldProps } from './field-words.tsx';
import { type Choice, PickOne, PickSeveral } from './pick-field.tsx';

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
    : (field.choices ?? []).map((code) => ({ code, words: REGIMES[code] ?? code.replaceAll('-', ' ') }));
  return field.kind === 'texts' ? (
    <PickSeveral {...props} choices={choices} />
  ) : (
    <PickOne {...props} choices={choices} />
  );
}
