import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { mayDo, People, type Person, portsOf } from '#libs/access';
import { type CaseDocument, CaseQueries, type Found, type TimelineEntry } from '#libs/projections';
import { Caller } from '../access/caller.ts';
import { CasePorts } from '../access/case-ports.ts';
import { RequiresPermission } from '../access/requires-permission.ts';
import { toETag } from '../http/etag.ts';
import { sealedImporter } from '../people/sealed-importer.ts';
import { type Coverage, Proofs } from '../proofs/proofs.ts';
import { type AboutPort, aboutPort } from './about-port.ts';
import { caseNotFound } from './case-not-found.ts';
import { caseSummary } from './case-summary.ts';
import { ShownCaseDto } from './case.dto.ts';
import { Freshness } from './freshness.ts';
import { AtLeastDto, FindDto, ListDto, SearchDto, TimelineDto } from './list.dto.ts';
import { atPortsOf } from './own-ports.ts';
import { shownProposal } from './shown-proposal.ts';
import { CasePageDto, FindingsDto, TimelinePageDto } from './shown.dto.ts';

/** Cases as they stand, and their timelines. Everything here is a projection of the log. */
@ApiTags('Reading')
@RequiresPermission('read:cases')
@Controller({ path: 'cases', version: '1' })
export class CasesController {
  constructor(
    @Inject(CaseQueries) private readonly queries: CaseQueries,
    private readonly freshness: Freshness,
    private readonly ports: CasePorts,
    private readonly proofs: Proofs,
    private readonly people: People,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Cases by status, posture, port, campaign, goods, age or words; a page at a time' })
  @ApiResponse({ status: 200, type: CasePageDto, description: 'A page, with `next` when there are more.' })
  list(@Query() query: ListDto, @Caller() person: Person): Promise<{ cases: object[]; next?: string }> {
    return this.page(query, person);
  }

  @Post('search')
  @HttpCode(200)
  @ApiOperation({ summary: 'The same with the question in the body, where the name of an importer may stand' })
  @ApiResponse({ status: 200, type: CasePageDto })
  search(
    @Body() { importer, ...query }: SearchDto,
    @Caller() person: Person,
  ): Promise<{ cases: object[]; next?: string }> {
    return this.page({ ...query, ...sealedImporter(this.people, person, importer) }, person);
  }

  private async page(query: SearchDto, person: Person): Promise<{ cases: object[]; next?: string }> {
    const { sort = 'caseId', order = 'asc', limit = 50, cursor, atLeast, ...filter } = query;
    await this.freshness.include(atLeast);
    const page = {
      filter: atPortsOf(person, filter),
      sort,
      descending: order === 'desc',
      limit,
      ...(cursor && { cursor }),
    };
    const { rows, next } = await this.queries.list(page);
    return {
      cases: rows.map(({ document }) => caseSummary(JSON.parse(document) as CaseDocument)),
      ...(next && { next }),
    };
  }

  @Get('find')
  @ApiOperation({ summary: 'The case that a case, entry, FP&F or serial number belongs to' })
  @ApiResponse({ status: 200, type: FindingsDto })
  async find(@Query() { number, atLeast }: FindDto, @Caller() person: Person): Promise<{ found: Found[] }> {
    await this.freshness.include(atLeast);
    const found = await this.queries.find(number.trim());
    return { found: await this.atTheirPorts(found, person) };
  }

  /** Of another port's case not even the number is told. */
  private async atTheirPorts(found: Found[], person: Person): Promise<Found[]> {
    if (portsOf(person) === 'all') return found;
    const ports = await Promise.all(found.map(({ caseId }) => this.ports.of(caseId)));
    return found.filter((_one, index) => mayDo(person, 'read:cases', ports[index] ?? '').allowed);
  }

  @Get(':caseId')
  @ApiOperation({ summary: 'A case as it stands, with its numbers' })
  @ApiParam({ name: 'caseId', example: 'SYN-03' })
  @ApiResponse({ status: 200, type: ShownCaseDto, description: 'The ETag is the revision that it shows.' })
  async byId(
    @Param('caseId') caseId: string,
    @Query() { atLeast }: AtLeastDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Omit<CaseDocument, 'proposals'> & AboutPort & { proposals: object[] }> {
    await this.freshness.include(atLeast);
    const found = await this.queries.byId(caseId.toUpperCase());
    if (!found) throw caseNotFound(caseId);
    void reply.header('ETag', toETag(found.revision));
    const { port, proposals } = found;
    return { ...found, ...aboutPort(port), proposals: proposals.map(shownProposal) };
  }

  @Get(':caseId/timeline')
  @ApiOperation({
    summary: 'Every event of a case: three dates, actor, approver, reason, authority; annulled ones struck through',
  })
  @ApiParam({ name: 'caseId', example: 'SYN-09' })
  @ApiResponse({ status: 200, type: TimelinePageDto })
  async timeline(
    @Param('caseId') caseId: string,
    @Query() { from = 0, limit = 200, atLeast }: TimelineDto,
  ): Promise<{ caseId: string; entries: (TimelineEntry & { proof: Coverage })[]; next?: number }> {
    await this.freshness.include(atLeast);
    const id = caseId.toUpperCase();
    const { entries, next } = await this.queries.timeline(id, from, limit);
    if (entries.length === 0 && from === 0) throw caseNotFound(caseId);
    const covered = entries.map((entry) => ({ ...entry, proof: this.proofs.coverage(entry.position) }));
    return { caseId: id, entries: covered, ...(next !== undefined && { next }) };
  }
}
