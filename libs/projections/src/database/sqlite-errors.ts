/** Primary result codes of SQLite: https://www.sqlite.org/rescode.html */
const BUSY = 5;
// Busy, locked, out of memory, read-only, I/O error, corrupt, full, cannot open, not a database.
const unwell = new Set([BUSY, 6, 7, 8, 10, 11, 13, 14, 26]);

/** True when another process is writing. */
export function isSqliteBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/**
 * True when an error says something about the database and nothing about what was written: worth another try, and no
 * reason to blame an event.
 */
export function isSqliteUnwell(error: unknown): boolean {
  return codeOf(error) === 'ERR_INVALID_STATE' /* closed */ || unwell.has(resultCode(error));
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | undefined)?.code;
}

function resultCode(error: unknown): number {
  if (codeOf(error) !== 'ERR_SQLITE_ERROR') return 0;
  // The upper bits refine the primary code in the lowest byte.
  return ((error as { errcode?: number }).errcode ?? 0) & 0xff;
}
