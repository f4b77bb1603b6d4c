import type { CaseFile } from '../case-file/case-file.ts';
import { specOf } from '../events/catalogue.ts';
import type { Command } from './command.ts';
import type { Refusal } from './refusal.ts';
import { LATE_AFTER_HOURS } from '../reference-data/index.ts';

/** `EFFECTIVE_DATE_INVALID`: not in the future, and not before the case was opened. */
export function effectiveDateProblem(file: CaseFile, command: Command): Refusal | undefined {
  const { effectiveAt, now } = command;
  if (effectiveAt > now) {
    return {
      code: 'EFFECTIVE_DATE_INVALID',
      field: 'effectiveAt',
      message: `${effectiveAt} is in the future; it is recorded at ${now}.`,
      wayOut: 'Record it once it has happened, or correct the date.',
      compared: { effectiveAt, recordedAt: now },
    };
  }
  const openedAt = file.state.opened?.at;
  if (openedAt !== undefined && effectiveAt < openedAt) {
    return {
      code: 'EFFECTIVE_DATE_INVALID',
      field: 'effectiveAt',
      message: `${effectiveAt} is before the case was opened at ${openedAt}.`,
      wayOut: 'Correct the date; nothing can take effect before its case was opened.',
      compared: { effectiveAt, openedAt },
    };
  }
  return undefined;
}

/** An import asserts when its facts were recorded: in the order of the case, and not after the import itself. */
export function recordedDateProblem(file: CaseFile, { imported, now }: Command): Refusal | undefined {
  if (!imported) return undefined;
  const previous = file.history.at(-1)?.recordedAt;
  const invalid = (message: string, compared: Record<string, string>): Refusal => ({
    code: 'RECORDED_DATE_INVALID',
    field: 'import.recordedAt',
    message,
    wayOut: 'Import a case in the order in which it was recorded, with the times of that record.',
    compared,
  });
  if (now > imported.importedAt) {
    return invalid(`${now} is after the import itself.`, { recordedAt: now, importedAt: imported.importedAt });
  }
  if (previous !== undefined && now < previous) {
    return invalid(`${now} is before ${previous}, when the fact before it was recorded.`, {
      recordedAt: now,
      previous,
    });
  }
  return undefined;
}

/**
 * Why an entry counts as late, or nothing: it is recorded long after it took effect, or units have been
 * moved since then. A late entry says why it comes late.
 */
export function lateness(file: CaseFile, command: Command): string | undefined {
  const hours = (Date.parse(command.now) - Date.parse(command.effectiveAt)) / 3_600_000;
  if (hours > LATE_AFTER_HOURS) return `it is recorded ${Math.floor(hours)} hours after it took effect`;
  const since = file.history.find(
    (event) => event.effectiveAt > command.effectiveAt && specOf(event.type).moves !== undefined,
  );
  return since && `${since.type} of ${since.effectiveAt} has been recorded before it`;
}

export function lateReasonMissing(why: string): Refusal {
  return {
    code: 'LATE_REASON_REQUIRED',
    field: 'lateReason',
    message: `This entry is late: ${why}.`,
    wayOut: 'Say in lateReason why it was not recorded in time, or correct effectiveAt.',
  };
}
