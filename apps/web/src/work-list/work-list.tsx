import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useCases } from '../api/queries.ts';
import { Heading } from '../parts/heading.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { may } from '../session/person.ts';
import { usePerson } from '../session/session.ts';
import { CaseRows } from './case-rows.tsx';
import { Chosen } from './chosen.tsx';
import { filterFrom, NARROWING, viewOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { NeedsMe } from './needs-me.tsx';
import { SearchBox } from './search-box.tsx';
import { Totals } from './totals.tsx';
import { useChosen } from './use-chosen.ts';
import { Views } from './views.tsx';

/** What needs me: the cases of a view, narrowed further; everything that is asked for lies in the address. */
export function WorkList() {
  const [search, setSearch] = useSearchParams();
  const person = usePerson();
  const filter = useMemo(() => filterFrom(search), [search]);
  const chosen = useChosen();
  const list = useCases(filter);
  const cases = useMemo(() => list.data?.pages.flatMap((page) => page.cases) ?? [], [list.data]);
  const view = viewOf(search);
  const narrowed = NARROWING.some((name) => search.has(name));
  const mayOpen = person && may(person, 'record:OpenCase');

  return (
    <div className="screen is-wide">
      <div className="screen-head">
        <Heading title={view?.title ?? 'Cases'} />
        {person && <Totals person={person} />}
        {mayOpen && (
          <Link className="usa-button screen-deed" to="/new-case">
            Open a case
          </Link>
        )}
      </div>
      <NeedsMe />
      <Views search={search} />
      {view && <p className="view-about">{view.about}</p>}
      <SearchBox search={search} setSearch={setSearch} />
      <Filters search={search} setSearch={setSearch} />
      {list.error && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading what="cases" />}
      {list.data && cases.length === 0 && (
        <Empty title={narrowed ? 'No case is like that' : 'There are no cases yet'}>
          {narrowed && <Link to="/">Show all cases</Link>}
          {!narrowed && mayOpen && <Link to="/new-case">Open the first one</Link>}
        </Empty>
      )}
      {cases.length > 0 && (
        <CaseRows
          cases={cases}
          stale={list.isPlaceholderData}
          more={list.hasNextPage}
          loading={list.isFetchingNextPage}
          loadMore={() => void list.fetchNextPage()}
          chosen={chosen}
        />
      )}
      <Chosen chosen={chosen} />
    </div>
  );
}
