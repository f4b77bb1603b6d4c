/** The columns of a CSV file, or fields of a JSON line, that hold text; described in docs/import.md. */
const TEXTS = [
  'caseId',
  'command',
  'key',
  'recordedAt',
  'effectiveAt',
  'actorId',
  'actorRole',
  'actorPorts',
  'approverId',
  'reasonCode',
  'reasonText',
  'legalAuthority',
  'lateReason',
  'from',
] as const;

export type TextColumn = (typeof TEXTS)[number];

/** Those that hold a number, or the command's own fields as JSON. */
const OTHERS = ['line', 'quantity', 'data'];

/** What is wrong with a column of a record before anything is known of its command. */
export function columnProblem(record: Readonly<Record<string, unknown>>): [column: string, reason: string] | undefined {
  for (const [column, value] of Object.entries(record)) {
    if (OTHERS.includes(column) || blank(value)) continue;
    if (!(TEXTS as readonly string[]).includes(column))
      return [column, `There is no column of this name. What a command needs beyond the columns goes into data.`];
    if (typeof value !== 'string')
      return [column, `It must be text, e.g. "${column === 'actorPorts' ? '2801 3801' : '...'}".`];
  }
  for (const column of ['line', 'quantity']) {
    const value = record[column];
    if (!blank(value) && !/^\d+$/.test(String(value))) return [column, `"${String(value)}" is not a whole number.`];
  }
  return undefined;
}

export function blank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
