import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from './client.ts';
import { withOwnWrites } from './own-writes.ts';

/** Two times: when things happened in the world, and until when it had been recorded. ISO instants. */
export interface Moment {
  readonly effective: string;
  readonly known: string;
}

export function useCaseAsOf(caseId: string, { effective, known }: Moment) {
  return useQuery({
    queryKey: ['case', caseId, 'as-of', effective, known],
    queryFn: async ({ signal }) => {
      const query = { effective, known, ...withOwnWrites() };
      return answered(await api.GET('/api/v1/cases/{caseId}/as-of', { params: { path: { caseId }, query }, signal }));
    },
    placeholderData: keepPreviousData,
    // The past does not change, but for what is recorded of it later.
    staleTime: 60_000,
  });
}

/** What differs between a moment and now, line by line. */
export function useDifferences(caseId: string, { effective, known }: Moment) {
  return useQuery({
    queryKey: ['case', caseId, 'differences', effective, known],
    queryFn: async ({ signal }) => {
      const query = { fromEffective: effective, fromKnown: known, ...withOwnWrites() };
      return answered(
        await api.GET('/api/v1/cases/{caseId}/differences', { params: { path: { caseId }, query }, signal }),
      );
    },
    placeholderData: keepPreviousData,
  });
}
