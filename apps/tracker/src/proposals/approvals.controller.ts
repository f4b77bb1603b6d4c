import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { mayDo, type Person } from '#libs/access';
import { CaseQueries, type ProposalFilter, type WaitingProposal } from '#libs/projections';
import { Caller } from '../access/caller.ts';
import { RequiresPermission } from '../access/requires-permission.ts';
import { caseSummary } from '../reading/case-summary.ts';
import { Freshness } from '../reading/freshness.ts';
import { atPortsOf } from '../reading/own-ports.ts';
import { shownProposal } from '../reading/shown-proposal.ts';
import { ApprovalsPageDto, ApprovalsQueryDto, type WaitingProposalDto } from './approvals.dto.ts';

const DAY = 86_400_000;

@ApiTags('Approvals')
@RequiresPermission('read:approvals')
@Controller({ path: 'approvals', version: '1' })
export class ApprovalsController {
  constructor(
    @Inject(CaseQueries) private readonly queries: CaseQueries,
    private readonly freshness: Freshness,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What waits for a second person, longest first, at the ports where one works' })
  @ApiResponse({ status: 200, type: ApprovalsPageDto })
  async list(@Query() query: ApprovalsQueryDto, @Caller() person: Person): Promise<ApprovalsPageDto> {
    const { limit = 50, cursor, atLeast } = query;
    await this.freshness.include(atLeast);
    const request = { filter: filterOf(query, person), limit, ...(cursor !== undefined && { cursor }) };
    const { rows, total, next } = await this.queries.proposals(request);
    return { proposals: rows.map((row) => waiting(row, person)), total, ...(next && { next }) };
  }
}

function filterOf({ port, deed, waitingDays, proposedBy }: ApprovalsQueryDto, person: Person): ProposalFilter {
  return {
    ...atPortsOf(person, { ...(port && { port }) }),
    ...(deed && { deed }),
    ...(waitingDays && { proposedBefore: new Date(Date.now() - waitingDays * DAY).toISOString() }),
    ...(proposedBy === 'own' && { proposer: person.id }),
    ...(proposedBy === 'others' && { notProposer: person.id }),
  };
}

function waiting({ proposal, about }: WaitingProposal, person: Person): WaitingProposalDto {
  const own = proposal.proposer.id === person.id;
  return {
    ...shownProposal(proposal),
    own,
    mayApprove: !own && mayDo(person, 'record:ApproveProposal', about.port).allowed,
    case: caseSummary(about),
  };
}
