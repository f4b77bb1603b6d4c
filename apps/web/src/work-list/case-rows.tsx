import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CaseSummary } from '../api/types.ts';
import { CaseRow } from './case-row.tsx';
import type { ChosenCases } from './use-chosen.ts';

interface Props {
  readonly cases: readonly CaseSummary[];
  /** Rows of the question before, while the answer to a new one is under way. */
  readonly stale: boolean;
  readonly more: boolean;
  readonly loading: boolean;
  readonly loadMore: () => void;
  readonly chosen: ChosenCases;
}

/** Pixels that a row is taken for until it has been measured. */
const ROW = 68;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 30;

const COLUMNS = ['Case', 'Status', 'Where the units are', 'Port', 'Held since', 'Next review', 'Value held'];

/** A list of any length, of which only the rows in sight exist. Arrow keys go from row to row. */
export function CaseRows({ cases, stale, more, loading, loadMore, chosen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: cases.length,
    estimateSize: () => ROW,
    getItemKey: (index) => cases[index]?.caseId ?? index,
    overscan: 12,
    scrollMargin: top,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (more && !loading && last >= cases.length - AHEAD) loadMore();
  }, [more, loading, last, cases.length, loadMore]);

  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    if (!step || !row || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const index = Math.min(Math.max(Number(row.dataset['index']) + step, 0), cases.length - 1);
    virtual.scrollToIndex(index, { align: 'auto' });
    // At once where the row is there, as its neighbours are: the next key must find the focus where this one put it.
    const link = () => list.current?.querySelector<HTMLElement>(`[data-index="${index}"] a`);
    if (link()) link()?.focus({ preventScroll: true });
    else requestAnimationFrame(() => link()?.focus({ preventScroll: true }));
  };

  return (
    <>
      <div
        className={stale ? 'cases is-stale' : 'cases'}
        role="table"
        aria-label="Cases"
        aria-rowcount={more ? -1 : cases.length + 1}
        aria-busy={stale || loading}
      >
        <div role="rowgroup" className="cases-head">
          <div role="row" aria-rowindex={1} className="case-row">
            <span role="columnheader" className="case-tick">
              <span className="usa-sr-only">Chosen</span>
            </span>
            {COLUMNS.map((column) => (
              <span role="columnheader" key={column}>
                {column}
              </span>
            ))}
          </div>
        </div>
        <div
          ref={list}
          role="rowgroup"
          className="cases-body"
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={move}
        >
          {rows.map(({ index, key, start }) => {
            const shown = cases[index];
            if (!shown) return null;
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className="case-row"
                style={{ transform: `translateY(${start - top}px)` }}
              >
                <CaseRow shown={shown} chosen={chosen.ids.has(shown.caseId)} toggle={chosen.toggle} />
              </div>
            );
          })}
        </div>
      </div>
      <p className="cases-end" role="status">
        {loading
          ? 'Loading more…'
          : more
            ? ''
            : `${cases.length} ${cases.length === 1 ? 'case' : 'cases'}, that is all.`}
      </p>
    </>
  );
}
