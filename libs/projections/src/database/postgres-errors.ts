/** The database did not answer: it is away, shutting down, or cut the connection. Nothing is known of what was asked last. */
export class DatabaseUnreachable extends Error {
  readonly code = 'DATABASE_UNREACHABLE';
  constructor(cause: unknown) {
    // A connection that is refused on all addresses of a host says so in a list of errors without a message of its own.
    const { message, code } = (cause ?? {}) as { message?: string; code?: string };
    super(
      `the database does not answer: ${message !== undefined && message !== '' ? message : (code ?? String(cause))}`,
      { cause },
    );
  }
}

/** Another process leads by now; what this one wanted to write is refused, whenever it was begun. */
export class LeadershipLost extends Error {
  readonly code = 'LEADERSHIP_LOST';
  constructor(epoch: number) {
    super(`another process keeps the read models level since this one did (epoch ${epoch}); nothing was written`);
  }
}

/**
 * Classes of SQLSTATE that speak of what was written: wrong data, broken rules, limits of a row, and statements that are
 * wrong themselves. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const OF_THE_DATA = new Set(['21', '22', '23', '42', '54', '0A']);

/** A five-character code, for errors that the server itself reports. */
function sqlStateOf(error: unknown): string | undefined {
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown };
  return typeof severity === 'string' && typeof code === 'string' ? code : undefined;
}

/** What the driver threw, as what it means: whatever the server did not report itself is a lost connection. */
export function asDatabaseError(error: unknown): unknown {
  return sqlStateOf(error) === undefined && !(error instanceof DatabaseUnreachable)
    ? new DatabaseUnreachable(error)
    : error;
}

/**
 * True when an error says something about the database and nothing about what was written: it is away or shutting down,
 * full, out of memory, gave way to another transaction, or has become a read-only standby. Worth another try.
 */
export function isPostgresUnwell(error: unknown): boolean {
  if (error instanceof DatabaseUnreachable || error instanceof LeadershipLost) return true;
  const state = sqlStateOf(error);
  return state !== undefined && !OF_THE_DATA.has(state.slice(0, 2));
}
