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
const OTHERS: readonly string[] = ['line', 'quantity', 'data'];

/** All there are, and those without which no row can be recorded. */
export const COLUMNS: readonly string[] = [...TEXTS, ...OTHERS];
export const REQUIRED_COLUMNS: readonly string[] = ['caseId', 'command', 'recordedAt', 'actorId'];

/** What every command may carry, from columns that are called the same. */
export const ENVELOPE = ['effectiveAt', 'reasonCode', 'reasonText', 'legalAuthority', 'lateReason'] as const;

/** Fields of a command that come from columns. In `data` they would give way to a column, or take its place, without a word. */
const NOT_IN_DATA = ['caseId', ...ENVELOPE, 'approver', 'import'];

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
    if (!blank(value) && !/^\d+$/.test(String(value).trim()))
      return [column, `"${String(value)}" is not a whole number. Write it in digits alone, e.g. 45.`];
  }
  return undefined;
}

/** What is said twice, or would be passed over, once `data` is known. */
export function dataProblem(
  record: Readonly<Record<string, unknown>>,
  data: Readonly<Record<string, unknown>>,
): [column: string, reason: string] | undefined {
  const doubled = NOT_IN_DATA.find((field) => field in data);
  if (doubled)
    return ['data', `It has "${doubled}", for which there is a column. Take it out of data, and fill in the column.`];
  const units = ['line', 'quantity', 'from'].filter((column) => !blank(record[column]));
  if (units.length > 0 && 'lines' in data)
    return ['data', `It has "lines", and the row has ${units.join(', ')} as well. Leave one of the two empty.`];
  if (units.length === 1 && units[0] === 'from')
    return ['from', 'It says from where units are moved, and not how many. Fill in line and quantity, too.'];
  return undefined;
}

export function blank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
