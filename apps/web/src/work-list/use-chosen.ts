import { useState } from 'react';

/** Cases that were ticked, by number; they stay ticked while the list is narrowed or sorted anew. */
export interface ChosenCases {
  readonly ids: ReadonlySet<string>;
  toggle(caseId: string): void;
  clear(): void;
}

export function useChosen(): ChosenCases {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    toggle: (caseId) =>
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(caseId)) after.add(caseId);
        return after;
      }),
    clear: () => setIds(new Set()),
  };
}
