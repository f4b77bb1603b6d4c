import type { Recorded } from './types.ts';
import { answered, api } from './client.ts';
import { remember } from './own-writes.ts';

/** One deed on its way to the service. */
export interface Sending {
  /** Absent where the deed opens a case. */
  readonly caseId?: string;
  /** Last part of the deed's address. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The same for every try of one deed: it is recorded once, however often it is sent. */
  readonly key: string;
  /** Revision of the case that the person saw; the service refuses when it has moved on. */
  readonly revision?: number;
  readonly dryRun: boolean;
}

/** All deeds have this shape; which fields a body has is said by the document that the form was made from. */
const ANY_DEED = '/api/v1/cases/{caseId}/add-note';

/**
 * Sends a deed, or asks what it would lead to.
 * @throws Refused with the problem; ConnectionLost when it is not known whether it was recorded.
 */
export async function send({ caseId, path, body, key, revision, dryRun }: Sending): Promise<Recorded> {
  const headers = { 'Idempotency-Key': key, ...(revision !== undefined && { 'If-Match': `"${revision}"` }) };
  const query = dryRun ? { dryRun } : {};
  const answer =
    caseId === undefined
      ? await api.POST('/api/v1/cases', { params: { query, header: headers as never }, body: body as never })
      : await api.POST(ANY_DEED.replace('add-note', path) as typeof ANY_DEED, {
          params: { path: { caseId }, query, header: headers as never },
          body: body as never,
        });
  const recorded: Recorded = answered<Recorded>(answer);
  if (!dryRun) remember(recorded.position);
  return recorded;
}
