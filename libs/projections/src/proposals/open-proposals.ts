import type { CaseFile } from '#libs/cases';
import type { CaseView } from '../cases/case-view.ts';
import { createProposalIndexes, createProposalTable, PROPOSAL_TABLE, type ProposalRow } from './proposal-table.ts';

/** What waits for a second person, over all cases. */
export const openProposals: CaseView = {
  tables: [PROPOSAL_TABLE],
  createTables: createProposalTable,
  createIndexes: createProposalIndexes,
  async write(touched, rows) {
    const changed = touched.filter(({ file, before }) => file.state.proposals !== before.state.proposals);
    const had = changed.filter(({ before }) => before.state.proposals.length > 0);
    if (had.length > 0) {
      const ids = had.map(({ file }) => file.caseId);
      await rows.remove(PROPOSAL_TABLE, 'case_id', ids);
    }
    const waiting = changed.flatMap(({ file }) => proposalRows(file));
    if (waiting.length > 0) await rows.insert(PROPOSAL_TABLE, waiting);
  },
};

function proposalRows({ caseId, state: { opened, proposals } }: CaseFile): ProposalRow[] {
  if (!opened) return [];
  return proposals.map((proposal) => ({
    case_id: caseId,
    proposal_id: proposal.eventId,
    port: opened.port,
    deed: proposal.deed,
    proposer_id: proposal.proposer.id,
    proposed_at: proposal.proposedAt,
    proposal: JSON.stringify(proposal),
  }));
}
