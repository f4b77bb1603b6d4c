/** Where a page ended: the sort value and the case id of its last row. */
export interface PageEnd {
  readonly value: string | number | null;
  readonly caseId: string;
}

/** An opaque text that a client hands back to get the next page of the same list. */
export function encodeCursor(list: string, { value, caseId }: PageEnd): string {
  return Buffer.from(JSON.stringify([list, value, caseId])).toString('base64url');
}

/** Nothing when it is no cursor of this list (of another sorting, say). */
export function decodeCursor(list: string, cursor: string): PageEnd | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== list) return undefined;
    const [, value, caseId] = parsed as [string, unknown, unknown];
    if (typeof caseId !== 'string' || (value !== null && typeof value !== 'string' && typeof value !== 'number')) {
      return undefined;
    }
    return { value, caseId };
  } catch {
    return undefined;
  }
}
