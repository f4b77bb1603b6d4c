import type { Person } from '#libs/access';

/** Streams of the access log, one a month; no case stream, so no read model follows them. */
const PREFIX = 'access-log-';

/** A read that has to be answered for: by an auditor, or of personal data. */
export interface AccessEntry {
  readonly reader: { readonly id: string; readonly role: string };
  readonly method: string;
  /** Without its query: that may say more than where somebody looked. */
  readonly path: string;
  readonly caseId?: string;
  /** Ids of the persons of whom something was shown; the keys to those ids are kept elsewhere. */
  readonly people: readonly string[];
}

export function entryOf(
  { id, role }: Person,
  request: { method: string; url: string; params: unknown },
  people: readonly string[],
): AccessEntry {
  const { caseId } = (request.params ?? {}) as { caseId?: string };
  return {
    reader: { id, role },
    method: request.method,
    path: request.url.split('?')[0] ?? '',
    ...(caseId && { caseId: caseId.toUpperCase() }),
    people,
  };
}

/** `access-log-2026-11` for an instant in November 2026. */
export function accessStream(instant: string): string {
  return `${PREFIX}${instant.slice(0, 7)}`;
}

/** The stream of the month before. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
}
