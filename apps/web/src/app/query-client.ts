import { QueryClient } from '@tanstack/react-query';
import { Refused } from '../api/problem.ts';

/** Most tries of a read that got no answer; a refusal is an answer. */
const MOST_TRIES = 3;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < MOST_TRIES && !(error instanceof Refused && error.problem.status < 500),
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 8_000),
    },
  },
});

/** What a deed may have changed is asked for again. */
export async function refresh(caseId: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['case', caseId] }),
    queryClient.invalidateQueries({ queryKey: ['timeline', caseId] }),
    queryClient.invalidateQueries({ queryKey: ['cases'] }),
    queryClient.invalidateQueries({ queryKey: ['approvals'] }),
    queryClient.invalidateQueries({ queryKey: ['statistics'] }),
  ]);
}
