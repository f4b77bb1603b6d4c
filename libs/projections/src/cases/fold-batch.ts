import { CASE_STREAM_PREFIX, type CaseFile, evolve } from '#libs/cases';
import type { StoredEvent } from '#libs/event-store';
import type { TouchedCase } from './case-view.ts';
import { toCaseEvent } from './to-case-event.ts';

/** An event of a case is missing in front of this one: what came after it would be folded wrongly. */
export class CaseHasGap extends Error {
  readonly code = 'CASE_HAS_GAP';
  constructor({ caseId, revision }: CaseFile, found: number) {
    super(
      `case ${caseId} is folded up to its event ${revision}, and the next one is ${found} instead of ${revision + 1}`,
    );
  }
}

/** Ids of the cases that these events belong to, each once. */
export function caseIdsOf(events: readonly StoredEvent[]): string[] {
  return [...new Set(events.map(caseIdOf))];
}

/**
 * Folds events on top of the cases they belong to.
 * @throws UnknownEvent, UnreadableEvent or CaseHasGap at an event that can't be folded.
 */
export function foldBatch(files: ReadonlyMap<string, CaseFile>, events: readonly StoredEvent[]): TouchedCase[] {
  const touched = new Map<string, { before: CaseFile; file: CaseFile; added: TouchedCase['added'][number][] }>();
  for (const [caseId, file] of files) touched.set(caseId, { before: file, file, added: [] });
  for (const stored of events) {
    const one = touched.get(caseIdOf(stored));
    if (!one) continue;
    const event = toCaseEvent(stored);
    if (event.revision !== one.file.revision + 1) throw new CaseHasGap(one.file, event.revision);
    one.file = evolve(one.file, event);
    one.added.push({ stored, event, after: one.file });
  }
  return [...touched.values()];
}

/** Id of the case that an event belongs to. */
export function caseIdOf({ stream }: StoredEvent): string {
  return stream.slice(CASE_STREAM_PREFIX.length);
}
