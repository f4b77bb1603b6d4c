import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes, useLocation } from 'react-router';
import { useSession } from '../session/session.ts';
import type { Person } from '../session/person.ts';
import { SignIn } from '../session/sign-in.tsx';
import { WorkList } from '../work-list/work-list.tsx';
import { Loading } from '../parts/states.tsx';
import { Boundary } from './boundary.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { queryClient } from './query-client.ts';
import { useLive } from './use-live.ts';

// What the first screen does not need comes when it is asked for.
const CasePage = lazy(() => import('../case/case-page.tsx'));
const Overview = lazy(() => import('../case/overview.tsx'));
const Timeline = lazy(() => import('../timeline/timeline-page.tsx'));
const AsOf = lazy(() => import('../time-travel/as-of-page.tsx'));
const Board = lazy(() => import('../board/board-page.tsx'));
const Bulk = lazy(() => import('../bulk/bulk-page.tsx'));
const Approvals = lazy(() => import('../approvals/approvals-page.tsx'));
const Mismatches = lazy(() => import('../mismatches/mismatches-page.tsx'));
const DeedPage = lazy(() => import('../deeds/deed-page.tsx'));
const OpenCase = lazy(() => import('../deeds/open-case-page.tsx'));

export function App() {
  const session = useSession();
  // Where one is is read once it is known who one is: until then the address may be the one of coming back.
  if (!session.person) return <SignIn session={session} />;
  return (
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Pages person={session.person} />
      </BrowserRouter>
    </QueryClientProvider>
  );
}

function Pages({ person }: { person: Person }) {
  useLive(person);
  const { pathname } = useLocation();
  return (
    <Frame person={person}>
      <Boundary place={pathname}>
        <Suspense fallback={<Loading what="the page" />}>
          <Routes>
            <Route path="/" element={<WorkList />} />
            <Route path="/approvals" element={<Approvals />} />
            <Route path="/mismatches" element={<Mismatches />} />
            <Route path="/board" element={<Board />} />
            <Route path="/bulk" element={<Bulk />} />
            <Route path="/new-case" element={<OpenCase />} />
            <Route path="/cases/:caseId" element={<CasePage />}>
              <Route index element={<Overview />} />
              <Route path="timeline" element={<Timeline />} />
              <Route path="as-of" element={<AsOf />} />
              <Route path="do/:deed" element={<DeedPage />} />
            </Route>
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </Boundary>
    </Frame>
  );
}
