import type { OpenProposal } from '#libs/cases';
import type { CaseDocument } from '../case-status/case-document.ts';
import { DOCUMENTS } from '../case-status/status-tables.ts';
import { PROPOSALS } from '../proposals/proposal-table.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { oneOf } from './one-of.ts';
import type { CaseReader } from './reader.ts';

/** What of that which waits is asked for; all that are given must hold. */
export interface ProposalFilter {
  /** None at all selects nothing. */
  readonly port?: readonly string[];
  /** Commands, e.g. `Seize`. */
  readonly deed?: readonly string[];
  /** ISO instant: proposed before it. */
  readonly proposedBefore?: string;
  readonly proposer?: string;
  readonly notProposer?: string;
}

export interface ProposalRequest {
  readonly filter: ProposalFilter;
  readonly limit: number;
  readonly cursor?: string;
}

/** A proposal that waits, and the case that it is about as that stands now. */
export interface WaitingProposal {
  readonly proposal: OpenProposal;
  readonly about: CaseDocument;
}

export interface ProposalPage {
  readonly rows: readonly WaitingProposal[];
  /** Over all pages. */
  readonly total: number;
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

const LIST = 'proposals+';

/**
 * What waits, longest first. A cursor names the last proposal seen, so what is decided or comes in between moves nothing.
 * @throws CursorInvalid when the cursor is not of this list.
 */
export async function listProposals(
  reader: CaseReader,
  { filter, limit, cursor }: ProposalRequest,
): Promise<ProposalPage> {
  const after = cursor === undefined ? undefined : decodeCursor(LIST, 'text', cursor);
  const wanted = narrowed(reader, filter);
  const page = after
    ? wanted.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('proposed_at', 'proposal_id'), '>', tuple(String(after.value), after.caseId)),
      )
    : wanted;
  const [found, counted] = await Promise.all([
    page
      .innerJoin(DOCUMENTS, `${DOCUMENTS}.case_id`, `${PROPOSALS}.case_id`)
      .select(['proposal_id', 'proposed_at', 'proposal', 'document'])
      .orderBy('proposed_at')
      .orderBy('proposal_id')
      .limit(limit + 1)
      .execute(),
    wanted.select(({ fn }) => fn.countAll().as('total')).executeTakeFirst(),
  ]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const rows = shown.map(({ proposal, document }) => ({
    proposal: JSON.parse(proposal) as OpenProposal,
    about: JSON.parse(document) as CaseDocument,
  }));
  return {
    rows,
    total: Number(counted?.total ?? 0),
    ...(found.length > limit && last
      ? { next: encodeCursor(LIST, { value: last.proposed_at, caseId: last.proposal_id }) }
      : {}),
  };
}

function narrowed(reader: CaseReader, filter: ProposalFilter) {
  let query = reader.selectFrom(PROPOSALS);
  if (filter.port) query = query.where('port', 'in', oneOf(filter.port));
  if (filter.deed?.length) query = query.where('deed', 'in', filter.deed);
  if (filter.proposedBefore) query = query.where('proposed_at', '<', filter.proposedBefore);
  if (filter.proposer !== undefined) query = query.where('proposer_id', '=', filter.proposer);
  if (filter.notProposer !== undefined) query = query.where('proposer_id', '!=', filter.notProposer);
  return query;
}
