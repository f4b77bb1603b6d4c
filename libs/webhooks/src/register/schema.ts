/** Tables of the webhooks' own database. Positions are 64-bit integers, times ISO instants or milliseconds. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS webhooks (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, filter TEXT NOT NULL, mode TEXT NOT NULL, secrets TEXT NOT NULL,
    state TEXT NOT NULL, reason TEXT, created_at TEXT NOT NULL, cursor INTEGER NOT NULL
  ) STRICT;
  -- A case of which an event could not be delivered; all its later events wait behind it.
  CREATE TABLE IF NOT EXISTS failing (
    webhook TEXT NOT NULL, case_id TEXT NOT NULL, attempts INTEGER NOT NULL, next_at INTEGER NOT NULL,
    parked INTEGER NOT NULL, since TEXT NOT NULL, problem TEXT NOT NULL, PRIMARY KEY (webhook, case_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS waiting (
    webhook TEXT NOT NULL, case_id TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (webhook, case_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS deliveries (
    number INTEGER PRIMARY KEY, webhook TEXT NOT NULL, position INTEGER NOT NULL, event_id TEXT NOT NULL,
    case_id TEXT NOT NULL, at TEXT NOT NULL, ms INTEGER NOT NULL, status INTEGER, problem TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveries_of ON deliveries (webhook, number);
`;
