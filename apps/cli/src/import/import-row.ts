import { COMMAND_TYPES } from '#libs/cases';
import { routeOf } from '../demo/send-command.ts';
import { blank, columnProblem, dataProblem, ENVELOPE, type TextColumn } from './columns.ts';
import type { RowKeys } from './row-keys.ts';

/** One row of an office's own history, ready to be sent. */
export interface ImportRow {
  /** Line of the file, from 1, to find it again. */
  readonly lineNumber: number;
  readonly caseId: string;
  /** Path of the command, e.g. `attest-still-held`. */
  readonly route: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The same row has the same key each time, so that an import may be repeated. */
  readonly key: string;
  /** What stands in the file, for telling what is wrong with it. */
  readonly record: Readonly<Record<string, unknown>>;
}

/** Why a row was not recorded. */
export interface RefusedRow {
  readonly lineNumber: number;
  readonly caseId?: string;
  readonly field?: string;
  readonly code: string;
  readonly reason: string;
  readonly wayOut?: string;
}

const ROUTES: ReadonlySet<string> = new Set(COMMAND_TYPES.map(routeOf));

/**
 * Reads a record of the file: columns of a CSV or fields of a JSON line, as described in docs/import.md.
 * What the command itself needs beyond line, quantity and from comes as JSON in `data`.
 */
export function importRow(
  record: Readonly<Record<string, unknown>>,
  lineNumber: number,
  source: string,
  keys: RowKeys,
): ImportRow | RefusedRow {
  const text = (field: TextColumn): string | undefined => {
    const value = record[field];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const refuse = (field: string, reason: string): RefusedRow => ({
    lineNumber,
    field,
    code: 'ROW_INVALID',
    reason,
    ...(text('caseId') && { caseId: text('caseId') as string }),
  });
  const wrong = columnProblem(record);
  if (wrong) return refuse(...wrong);
  const caseId = text('caseId')?.toUpperCase();
  const command = text('command');
  const route = command && routeOf(command).replaceAll(/[\s_]+/g, '-');
  const recordedAt = text('recordedAt');
  const actorId = text('actorId');
  if (!caseId) return refuse('caseId', 'The case number is missing.');
  if (!route || !ROUTES.has(route))
    return refuse('command', `"${command ?? ''}" is not a command. Give one of: ${[...ROUTES].sort().join(', ')}.`);
  if (!recordedAt)
    return refuse('recordedAt', 'When the office recorded it is missing. Give it, e.g. 2024-10-02T15:20:00Z.');
  if (!actorId) return refuse('actorId', 'Who acted is missing. Give their id, e.g. j.park.');
  const given = givenData(record);
  if (!given)
    return refuse(
      'data',
      'It is not a JSON object. Write it as e.g. {"text":"..."}, in CSV in quotes with those in it doubled.',
    );
  const twice = dataProblem(record, given);
  if (twice) return refuse(...twice);
  const data = withUnits(record, given);
  const actor = { id: actorId, role: text('actorRole') ?? 'case-officer', ...ports(text('actorPorts')) };
  const approver = text('approverId');
  const body = {
    ...data,
    ...Object.fromEntries(ENVELOPE.flatMap((field) => (text(field) ? [[field, text(field)]] : []))),
    ...(!text('effectiveAt') && { effectiveAt: recordedAt }),
    ...(approver && { approver: { id: approver } }),
    import: { recordedAt, source, actor },
    ...(route === 'open-case' && { caseId }),
  };
  return { lineNumber, caseId, route, body, key: text('key') ?? keys.keyOf(caseId, route, body), record };
}

export function isRefused(row: ImportRow | RefusedRow): row is RefusedRow {
  return 'code' in row;
}

function givenData(record: Readonly<Record<string, unknown>>): Record<string, unknown> | undefined {
  let data: unknown = record['data'] ?? {};
  if (typeof data === 'string') {
    try {
      data = data.trim() === '' ? {} : JSON.parse(data);
    } catch {
      return undefined;
    }
  }
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return undefined;
  return data as Record<string, unknown>;
}

/** `data`, and the short columns for the units of one line. */
function withUnits(record: Readonly<Record<string, unknown>>, data: Record<string, unknown>): Record<string, unknown> {
  const { line, quantity, from } = record;
  if (blank(line) && blank(quantity)) return data;
  const units = { line: Number(line), quantity: Number(quantity), ...(!blank(from) && { from }) };
  return { lines: [units], ...data };
}

function ports(text: string | undefined): { ports?: string[] } {
  return text ? { ports: text.split(/[ ,;|]+/).filter(Boolean) } : {};
}
