/** One entry of a list: what may be said, and what it is called. */
export interface Entry {
  readonly code: string;
  readonly label: string;
  /** The law or policy it comes from. */
  readonly citation?: string;
  /** False where a lawyer or a live source still has to confirm it. */
  readonly confirmed?: false;
  /** True where the code says too little by itself: text is demanded, and uses are counted. */
  readonly needsText?: true;
}

/** A closed, versioned list. Another administration brings other entries under another version. */
export interface ReferenceList<E extends Entry = Entry> {
  readonly list: string;
  readonly version: string;
  readonly entries: readonly E[];
}

/** The catch-all of every list of reasons. */
export const CATCH_ALL = 'other';
export const OTHER: Entry = { code: CATCH_ALL, label: 'Other (say what)', needsText: true };

export function entryOf<E extends Entry>(list: ReferenceList<E>, code: string): E | undefined {
  return list.entries.find((entry) => entry.code === code);
}

export function codesOf(list: ReferenceList): string {
  return list.entries.map(({ code }) => code).join(', ');
}
