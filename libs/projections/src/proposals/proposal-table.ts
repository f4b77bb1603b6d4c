import type { Kysely } from 'kysely';
import { CASES_VERSION } from '../cases/version.ts';
import { strict } from '../database/column-types.ts';
import type { Tables } from '../database/database.ts';
import type { Table } from '../database/table.ts';
import { versioned } from '../runner/read-model.ts';

export const PROPOSALS = 'open_proposal';

/** A proposal that waits. The row goes when it is approved, declined or withdrawn; the timeline keeps what happened. */
export interface ProposalRow {
  case_id: string;
  /** Id of the event that made it. */
  proposal_id: string;
  port: string;
  /** Command that it would carry out, e.g. `Seize`. */
  deed: string;
  proposer_id: string;
  /** ISO instant of its recording. */
  proposed_at: string;
  /** The whole of it, as JSON of an OpenProposal. */
  proposal: string;
}

export const PROPOSAL_TABLE: Table<ProposalRow> = {
  name: versioned(PROPOSALS, CASES_VERSION),
  columns: ['case_id', 'proposal_id', 'port', 'deed', 'proposer_id', 'proposed_at', 'proposal'],
  key: ['case_id', 'proposal_id'],
};

export async function createProposalTable(db: Kysely<Tables>): Promise<void> {
  const { name, columns, key } = PROPOSAL_TABLE;
  const table = columns.reduce(
    (create, column) => create.addColumn(column, 'text', (one) => one.notNull()),
    db.schema.createTable(name).ifNotExists(),
  );
  await table
    .addPrimaryKeyConstraint(`${name}_key`, key as never)
    .modifyEnd(strict)
    .execute();
}

/** What waits longest is read first, of all ports or of some. */
export async function createProposalIndexes(db: Kysely<Tables>): Promise<void> {
  const { name } = PROPOSAL_TABLE;
  const columns = ['proposed_at', 'proposal_id', 'port', 'deed'];
  await db.schema.createIndex(`${name}_by_proposed_at`).ifNotExists().on(name).columns(columns).execute();
}
