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

/** @throws CursorInvalid when it is no cursor of this list (of another sorting, say). */
export function decodeCursor(list: string, cursor: string): PageEnd {
  const end = parsed(list, cursor);
  if (!end) throw new CursorInvalid('The cursor does not belong to this list.');
  return end;
}

function parsed(list: string, cursor: string): PageEnd | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(said) || said.length !== 3 || said[0] !== list) return undefined;
    const [, value, caseId] = said as [string, unknown, unknown];
    if (typeof caseId !== 'string' || (value !== null && typeof value !== 'string' && typeof value !== 'number')) {
      return undefined;
    }
    return { value, caseId };
  } catch {
    return undefined;
  }
}
