import { useEffect } from 'react';
import { followEvents } from '../api/event-stream.ts';
import { may, type Person } from '../session/person.ts';
import { queryClient, refresh } from './query-client.ts';

/** Milliseconds for which changes are gathered before what is shown is asked for again. */
const GATHER = 300;
/** More cases at once than this: everything is asked for again. */
const MANY = 20;

/** Makes new facts appear by themselves, for those who may follow events; others see them with the next look. */
export function useLive(person: Person): void {
  const allowed = may(person, 'read:events');
  useEffect(() => {
    if (!allowed) return undefined;
    const stop = new AbortController();
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      if (changed.size > MANY) void queryClient.invalidateQueries();
      else for (const caseId of changed) void refresh(caseId);
      changed.clear();
    };
    void followEvents((caseId) => {
      changed.add(caseId);
      timer ??= setTimeout(tell, GATHER);
    }, stop.signal);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [allowed]);
}
