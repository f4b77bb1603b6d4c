import { Button, Label, Select } from '@trussworks/react-uswds';
import { useReference, useStatistics } from '../api/queries.ts';
import { statusWord } from '../parts/status-tag.tsx';
import { NARROWING } from './filter.ts';

interface Props {
  readonly search: URLSearchParams;
  readonly setSearch: (search: URLSearchParams) => void;
}

interface Choice {
  readonly value: string;
  readonly words: string;
}

const plain = (values: readonly string[]): Choice[] => values.map((value) => ({ value, words: value }));

const STATUSES = ['Detained', 'SeizedSubjectToForfeiture', 'Released', 'StillHeld', 'None'].map((value) => ({
  value,
  words: value === 'None' ? statusWord(null) : statusWord(value),
}));
const SORTS: readonly Choice[] = [
  { value: 'caseId', words: 'Case number' },
  { value: 'heldSince', words: 'Held longest' },
  { value: 'nextReviewOn', words: 'Review due first' },
  { value: 'value-desc', words: 'Highest value held' },
  { value: 'held-desc', words: 'Most units held' },
  { value: 'openedAt-desc', words: 'Opened last' },
  { value: 'changedAt-desc', words: 'Changed last' },
];

/** What the list is narrowed to, and its order. */
export function Filters({ search, setSearch }: Props) {
  const ports = useReference('ports').data ?? [];
  const goods = useStatistics(['manufacturer', 'model']).data ?? [];
  const campaigns = useStatistics(['campaign']).data ?? [];

  const change = (changes: Record<string, string>): void => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setSearch(next);
  };
  const select = (name: string, label: string, choices: readonly Choice[]) => (
    <Choose key={name} name={name} label={label} choices={choices} value={search.get(name) ?? ''} change={change} />
  );
  const order = search.get('order') === 'desc' ? '-desc' : '';
  const narrowed = NARROWING.some((name) => search.has(name));

  return (
    <div className="filters" role="group" aria-label="Narrow the list">
      {select('status', 'Status', STATUSES)}
      {select('posture', 'Held as', plain(['detained', 'seized', 'excluded', 'mixed', 'none']))}
      {select('lifecycle', 'Lifecycle', plain(['Open', 'Resolved', 'Closed']))}
      {select(
        'port',
        'Port',
        ports.map(({ code, label }) => ({ value: code, words: `${code} ${label}` })),
      )}
      {select('campaign', 'Campaign', plain(campaigns.flatMap(({ campaign }) => campaign ?? [])))}
      {select('model', 'Model', plain([...new Set(goods.flatMap(({ model }) => model ?? []))].sort()))}
      <Choose
        name="sort"
        label="Order"
        choices={SORTS}
        value={`${search.get('sort') ?? 'caseId'}${order}`}
        change={({ sort = '' }) => {
          const [column = '', descending] = sort.split('-');
          change({ sort: column, order: descending ?? '' });
        }}
        whole={false}
      />
      {narrowed && (
        <Button type="button" unstyled onClick={() => setSearch(new URLSearchParams())}>
          Clear all
        </Button>
      )}
    </div>
  );
}

interface ChooseProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly change: (changes: Record<string, string>) => void;
  /** Whether not choosing is a choice. */
  readonly whole?: boolean;
}

function Choose({ name, label, choices, value, change, whole = true }: ChooseProps) {
  const unknown = value !== '' && !choices.some((choice) => choice.value === value);
  return (
    <div className="filter">
      <Label htmlFor={`filter-${name}`}>{label}</Label>
      <Select
        id={`filter-${name}`}
        name={name}
        value={value}
        onChange={({ target }) => change({ [name]: target.value })}
      >
        {whole && <option value="">Any</option>}
        {unknown && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </Select>
    </div>
  );
}
