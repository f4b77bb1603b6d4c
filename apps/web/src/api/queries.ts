import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { paths } from '../generated/openapi.ts';
import { answered, api } from './client.ts';
import { withOwnWrites } from './own-writes.ts';

type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;
export type CaseFilter = Omit<Query<'/api/v1/cases'>, 'atLeast' | 'cursor' | 'limit'>;
type Dimension = NonNullable<Query<'/api/v1/statistics/units'>['by']>[number];

/** Rows asked for at a time. */
const PAGE = 100;
/** Milliseconds after which what is shown is asked for again, where no event stream says that it changed. */
const FRESH = 15_000;

export function useCases(filter: CaseFilter) {
  return useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, ...withOwnWrites(), limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return answered(await api.GET('/api/v1/cases', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // Many pages are not asked for again by themselves: that would be as many requests.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 2 ? false : FRESH),
  });
}

export function useCase(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId],
    queryFn: async ({ signal }) =>
      answered(
        await api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId }, query: withOwnWrites() }, signal }),
      ),
    refetchInterval: FRESH,
  });
}

/** The whole timeline of a case, all pages of it. */
export function useTimeline(caseId: string, revision?: number) {
  return useQuery({
    queryKey: ['timeline', caseId, revision],
    queryFn: async ({ signal }) => {
      const entries = [];
      for (let from: number | undefined = 0; from !== undefined;) {
        const query: { from: number; limit: number; atLeast?: string } = { from, limit: 1000, ...withOwnWrites() };
        const page = answered(
          await api.GET('/api/v1/cases/{caseId}/timeline', { params: { path: { caseId }, query }, signal }),
        );
        entries.push(...page.entries);
        from = page.next;
      }
      return entries;
    },
    placeholderData: keepPreviousData,
  });
}

export function useStatistics(by: Dimension[], filter: { campaign?: string } = {}) {
  return useQuery({
    queryKey: ['statistics', by, filter],
    queryFn: async ({ signal }) =>
      answered(
        await api.GET('/api/v1/statistics/units', { params: { query: { by, ...filter, ...withOwnWrites() } }, signal }),
      ).rows,
    refetchInterval: FRESH,
    placeholderData: keepPreviousData,
  });
}

/** One list of reference data; it changes with a version of the service only. */
export function useReference(list: string | undefined) {
  return useQuery({
    queryKey: ['reference', list],
    queryFn: async ({ signal }) =>
      answered(await api.GET('/api/v1/reference-data/{list}', { params: { path: { list: list ?? '' } }, signal }))
        .entries,
    enabled: list !== undefined,
    staleTime: Infinity,
  });
}

export type ApprovalsFilter = Omit<Query<'/api/v1/approvals'>, 'atLeast' | 'cursor' | 'limit'>;

/** What waits for a second person, longest first. */
export function useApprovals(filter: ApprovalsFilter, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['approvals', filter],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, ...withOwnWrites(), limit: 50, ...(pageParam && { cursor: pageParam }) };
      return answered(await api.GET('/api/v1/approvals', { params: { query }, signal }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: FRESH,
    enabled,
  });
}
