import type { CaseFile } from '../case-file/case-file.ts';
import { localDate } from '../case-file/local-date.ts';
import { endOfDate } from '../as-of/end-of-date.ts';
import { clockOf, type Deadline, deadlinesOfCase } from '../clocks/index.ts';
import type { Command } from '../commands/command.ts';
import type { Actor } from '../events/envelope.ts';
import { unitsThereSince } from './units-there-since.ts';

/** The system itself: it records clock facts and decides nothing (domain reference, section 8). */
export const SCHEDULER: Actor = { id: 'scheduler', role: 'scheduler' };

/** What the ids of its commands begin with. They can be told beforehand, so nobody else may use one: its own would be taken. */
export const SCHEDULER_IDS = 'clock:';

/** Why it comes after the day on which it takes effect, where that is late. */
const LATE_REASON = 'Recorded by the scheduler after the date had passed, with no overlapping act on record.';

/** What is to be recorded of a deadline that has passed unmet. */
export type LapseCommand = Command<'LapseDeadline'> | Command<'Detain'> | Command<'Exclude'>;

/**
 * What the scheduler has to record of a case, the earliest first: for each deadline that still runs although its last day
 * is over at the port, the lapse; for the two that move goods, the deemed detention or exclusion of the units that have
 * been there since that day. What was acted on meanwhile, also with effect from earlier, has ended its clock. Each is
 * demanded at the revision that it was found at, and under a key of its own, so that it is recorded once and on what was
 * looked at, or not at all.
 * @param now ISO instant of recording
 * @param since local date; what was due before is left to people
 */
export function lapseCommandsOf(file: CaseFile, now: string, since = ''): LapseCommand[] {
  const { opened, closedAt } = file.state;
  if (!opened || closedAt !== undefined) return [];
  const today = localDate(now, opened.port);
  return deadlinesOfCase(file.state)
    .filter(({ state, due }) => state === 'running' && due < today && due >= since)
    .flatMap((deadline) => lapseCommand(file, opened.port, deadline, now) ?? []);
}

function lapseCommand(file: CaseFile, port: string, deadline: Deadline, now: string): LapseCommand | undefined {
  const { clock, subject, due, computed, citation } = deadline;
  const commandId = SCHEDULER_IDS + [file.caseId, clock, due, subject].filter(Boolean).join(':');
  const effectiveAt = dayAfter(due, port);
  const context = {
    ...{ caseId: file.caseId, commandId, correlationId: commandId, actor: SCHEDULER, effectiveAt, now },
    ...{ expectedRevision: file.revision, legalAuthority: citation, lateReason: LATE_REASON },
  };
  const { deemed } = clockOf(clock);
  if (deemed === undefined) {
    const data = { clock, ...(subject !== undefined && { subject }), dueOn: due };
    return { ...context, type: 'LapseDeadline', data: { ...data, calendarVersion: computed.calendarVersion } };
  }
  const from = deemed === 'detained' ? 'presented' : 'detained';
  const lines = unitsThereSince(file.history, effectiveAt, from);
  if (lines.length === 0) return undefined;
  const type = deemed === 'detained' ? 'Detain' : 'Exclude';
  return { ...context, type, data: { lines, basis: 'deemed' }, reasonCode: 'deemed' };
}

/** The first instant of the day after at the port, from which on a lapse counts. */
function dayAfter(due: string, port: string): string {
  return new Date(Date.parse(endOfDate(due, port)) + 1).toISOString();
}
