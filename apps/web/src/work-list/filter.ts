import type { CaseFilter } from '../api/queries.ts';
import { today } from '../parts/moments.tsx';

/** A list with a name: the questions that a case worker begins the day with. */
export interface View {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** As in the address. */
  readonly search: string;
}

export const VIEWS: readonly View[] = [
  {
    name: 'reviews',
    title: 'Reviews due',
    about: 'Held goods that somebody has to look at again.',
    search: 'due=review&sort=nextReviewOn',
  },
  {
    name: 'deadlines',
    title: 'Deadlines past',
    about: 'A legal period has run out, or does so today.',
    search: 'due=deadline&sort=nextReviewOn',
  },
  {
    name: 'ageing',
    title: 'Longest held',
    about: 'Everything held, the oldest hold first.',
    search: 'lifecycle=Open&sort=heldSince',
  },
  {
    name: 'value',
    title: 'Highest value held',
    about: 'Everything held, the most valuable first.',
    search: 'lifecycle=Open&sort=value&order=desc',
  },
  { name: 'all', title: 'All cases', about: 'Every case that you may see.', search: '' },
];

const SEVERAL = ['status', 'posture', 'lifecycle', 'port'] as const;
const ONE = ['campaign', 'agency', 'manufacturer', 'model', 'text'] as const;

/** Names in the address that narrow the list. */
export const NARROWING = [...SEVERAL, ...ONE, 'due'] as const;

/** The question that an address of the work list asks the service. */
export function filterFrom(search: URLSearchParams): CaseFilter {
  const filter: Record<string, unknown> = {};
  for (const name of SEVERAL) {
    const values = search.get(name)?.split(',').filter(Boolean);
    if (values?.length) filter[name] = values;
  }
  for (const name of [...ONE, 'sort', 'order']) {
    const value = search.get(name);
    if (value) filter[name] = value;
  }
  const due = search.get('due');
  if (due === 'review') filter['reviewDueBy'] = today();
  if (due === 'deadline') filter['deadlineDueBy'] = today();
  return filter;
}

/** The view that an address is, or was narrowed from. */
export function viewOf(search: URLSearchParams): View | undefined {
  const given = (name: string): string => search.get(name) ?? '';
  return VIEWS.find(({ search: own }) => {
    const wanted = new URLSearchParams(own);
    return ['due', 'sort', 'order', 'lifecycle'].every((name) => (wanted.get(name) ?? '') === given(name));
  });
}
