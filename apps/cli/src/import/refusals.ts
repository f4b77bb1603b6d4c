import type { Problem } from '../http/tracker-client.ts';
import { blank } from './columns.ts';
import type { ImportRow, RefusedRow } from './import-row.ts';

/** From which column a field comes that the service speaks of; what is not here comes from `data` and is called as there. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  'import.recordedAt': 'recordedAt',
  'import.actor.id': 'actorId',
  'import.actor.role': 'actorRole',
  'approver.id': 'approverId',
  'Idempotency-Key': 'key',
};

/** What the service refused a row for, in the words of the file. */
export function refusalsOf(problem: Problem, row: ImportRow): RefusedRow[] {
  const { code, detail: message, wayOut, field, errors } = problem;
  const all = errors?.length ? errors : [{ field: field ?? '', code, message, wayOut }];
  const told = all.map((one) => {
    const column = columnOf(one.field, row);
    return {
      ...{ lineNumber: row.lineNumber, caseId: row.caseId },
      ...(column && { field: column }),
      ...{ code: one.code, reason: withValue(one.message, row.record[column]) },
      ...(one.wayOut && { wayOut: one.wayOut }),
    };
  });
  // An empty effectiveAt is the recordedAt, which is told already.
  const recordedAt = told.some((one) => one.field === 'recordedAt');
  return told.filter((one) => !(recordedAt && one.field === 'effectiveAt' && blank(row.record['effectiveAt'])));
}

function columnOf(field: string, { record }: ImportRow): string {
  if (field.startsWith('import.actor.ports')) return 'actorPorts';
  const units = ['line', 'quantity'].find((column) => !blank(record[column]));
  if (units && field === 'lines') return units;
  const [, unit] = /^lines\[0\]\.(line|quantity|from)$/.exec(field) ?? [];
  if (units && unit) return unit;
  return COLUMN_OF[field] ?? field;
}

/** "is not an instant" says it of the value, which one looks for in the file. */
function withValue(message: string, value: unknown): string {
  if (!/^[a-z]/.test(message) || blank(value)) return message;
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}...` : text}" ${message}`;
}
