import { useState } from 'react';

/** A list that a person gave a name. Kept in this browser; holds filters, which can be no names of persons. */
export interface SavedView {
  readonly name: string;
  readonly search: string;
}

const KEPT = 'tracker.views';

function kept(): SavedView[] {
  try {
    const views: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(views) ? (views as SavedView[]) : [];
  } catch {
    return [];
  }
}

export function useSavedViews() {
  const [views, setViews] = useState(kept);
  const keep = (changed: SavedView[]): void => {
    setViews(changed);
    localStorage.setItem(KEPT, JSON.stringify(changed));
  };
  return {
    views,
    save: (view: SavedView) => keep([...views.filter(({ name }) => name !== view.name), view]),
    forget: (name: string) => keep(views.filter((view) => view.name !== name)),
  };
}
