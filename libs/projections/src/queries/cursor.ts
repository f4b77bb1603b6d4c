import { CursorInvalid } from './cursor-invalid.ts';

/** Where a page ended: the sort value and the case id of its last row. */
export interface PageEnd {
  readonly value: string | number | null;
  readonly caseId: string;
}

/** An opaque text that a client hands back to get the next page of the same list. */
export function encodeCursor(list: string, { value, caseId }: PageEnd): string {
  return Buffer.from(JSON.stringify([list, value, caseId])).toString('base64url');
}

/** What a list is sorted by; databases do not compare the one with the other. */
export type SortKind = 'text' | 'number';

/** @throws CursorInvalid when it is no cursor of this list (of another sorting, say). */
export function decodeCursor(list: string, kind: SortKind, cursor: string): PageEnd {
  const end = parsed(list, kind, cursor);
  if (!end) throw new CursorInvalid('The cursor does not belong to this list.');
  return end;
}

function parsed(list: string, kind: SortKind, cursor: string): PageEnd | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(said) || said.length !== 3 || said[0] !== list) return undefined;
    const [, value, caseId] = said as [string, unknown, unknown];
    if (!isText(caseId)) return undefined;
    if (value === null || (kind === 'text' && isText(value))) return { value, caseId };
    return kind === 'number' && Number.isSafeInteger(value) ? { value: value as number, caseId } : undefined;
  } catch {
    return undefined;
  }
}

/** PostgreSQL takes no text with a NUL. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}
