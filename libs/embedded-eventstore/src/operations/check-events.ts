import type { DatabaseSync } from 'node:sqlite';
import { type Checked, checksumOf } from '../log/checksum.ts';
import { FIRST_POSITION, recordSize } from '../log/record.ts';
import type { Problems } from './problems.ts';

type Row = Omit<Checked, 'json'> & {
  json: number;
  checksum: number;
  streamNameBytes: number | null;
  typeNameBytes: number | null;
};

const ROWS = `
  SELECT events.*, octet_length(streams.name) AS streamNameBytes, octet_length(types.name) AS typeNameBytes
  FROM events LEFT JOIN streams ON streams.id = events.stream LEFT JOIN types ON types.id = events.type
  ORDER BY position`;

/** How many events are looked at before others, a progress bar for one, get their turn. */
const TURN = 2_000;

/** Walks the whole log in order, yielding the number of events now and then: each is whole, and adjoins the one before. */
export function* checkEvents(db: DatabaseSync, problems: Problems): Generator<number, number, void> {
  let expected: number | undefined = FIRST_POSITION;
  let created = 0;
  let count = 0;
  for (const row of db.prepare(ROWS).iterate() as Iterable<unknown> as Iterable<Row>) {
    const { position } = row;
    if (checksumOf({ ...row, json: row.json === 1 }) !== row.checksum) {
      problems.add('EVENT_ALTERED', 'The event does not match its checksum.', position);
    }
    if (expected !== undefined && position !== expected) {
      problems.add('POSITION_GAP', `An event should begin at ${expected}.`, position);
    }
    if (row.created < created) problems.add('TIME_BACKWARDS', 'The event is older than the one before it.', position);
    expected = endOf(row, problems);
    created = row.created;
    if (++count % TURN === 0) yield count;
  }
  return count;
}

/** Where the next event begins; undefined when that cannot be told. */
function endOf(row: Row, problems: Problems): number | undefined {
  const { position, streamNameBytes, typeNameBytes } = row;
  if (streamNameBytes === null || typeNameBytes === null) {
    const missing = streamNameBytes === null ? `stream ${row.stream}` : `event type ${row.type}`;
    problems.add('REFERENCE_MISSING', `The event refers to ${missing}, which is not there.`, position);
    return undefined;
  }
  return position + recordSize({ nameBytes: streamNameBytes }, { nameBytes: typeNameBytes }, row);
}
