import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { withOwnWrites } from '../api/own-writes.ts';
import { may, type Person } from '../session/person.ts';

/** An attestation that a later-recorded fact contradicts, as the report has it. */
export interface Mismatch {
  readonly case_id: string;
  readonly event_id: string;
  readonly port: string;
  readonly actor: string;
  readonly line: number;
  /** Date at the port for which it speaks. */
  readonly attested_for: string;
  readonly attested: number;
  readonly computed: number;
  readonly discrepancy: number;
}

/** Milliseconds: the report looks through every attestation there is, and they change rarely. */
const SELDOM = 300_000;

/** Attested against computed, for those who may see the report. */
export function useMismatches(person: Person | undefined) {
  return useQuery({
    queryKey: ['mismatches', person?.ports],
    queryFn: async ({ signal }): Promise<readonly Mismatch[]> => {
      const query = { format: 'json' as const, ...portsOf(person), ...withOwnWrites() };
      const path = { name: 'attestations' as const };
      const report = answered<unknown>(await api.GET('/api/v1/reports/{name}', { params: { path, query }, signal }));
      return (report as { rows: Mismatch[] }).rows;
    },
    enabled: person !== undefined && may(person, 'read:evidence'),
    staleTime: SELDOM,
    refetchInterval: SELDOM,
  });
}

function portsOf(person: Person | undefined): { port?: string[] } {
  return !person || person.ports.includes('*') || person.ports.length === 0 ? {} : { port: [...person.ports] };
}
