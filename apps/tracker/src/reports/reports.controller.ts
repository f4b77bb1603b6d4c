import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '#libs/access';
import {
  type Report,
  reportNamed,
  type ReportParameter,
  type ReportRequest,
  REPORTS,
  Reports,
} from '#libs/projections';
import { Caller } from '../access/caller.ts';
import { RequiresPermission } from '../access/requires-permission.ts';
import { asOfFrom } from '../as-of/moments.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { Freshness } from '../reading/freshness.ts';
import { atPortsOf } from '../reading/own-ports.ts';
import { JsonOrCsv, sendJsonOrCsv } from './json-or-csv.ts';
import { ReportDto, ReportListDto, ReportQueryDto } from './reports.dto.ts';
import { wrongWayRound } from './wrong-way-round.ts';

const PARAMETERS = ['effective', 'known', 'from', 'to', 'all'] as const satisfies readonly ReportParameter[];

/** What auditors have asked for, derived from events and never typed. */
@ApiTags('Reports')
@RequiresPermission('read:evidence')
@Controller({ path: 'reports', version: '1' })
export class ReportsController {
  constructor(
    @Inject(Reports) private readonly reports: Reports,
    private readonly freshness: Freshness,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The reports there are, with their columns' })
  @ApiResponse({ status: 200, type: ReportListDto })
  list(): { reports: object[] } {
    return { reports: REPORTS.map(({ name, title, says, takes, columns }) => ({ name, title, says, takes, columns })) };
  }

  @Get(':name')
  @JsonOrCsv(ReportDto)
  @ApiOperation({
    summary: 'A report, as JSON or CSV, of the ports where one works',
    description: 'Sent as it is made, of any size. A connection that breaks off before the end is no report.',
  })
  @ApiParam({ name: 'name', enum: REPORTS.map(({ name }) => name) })
  async report(
    @Param('name') name: string,
    @Query() query: ReportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Caller() person: Person,
  ): Promise<void> {
    const report = reportNamed(name);
    if (!report) throw unknownReport(name);
    const asked = requestFrom(report, atPortsOf(person, query), new Date());
    await this.freshness.include(query.atLeast);
    const rows = this.reports.rows(report, asked);
    return sendJsonOrCsv(request, reply, query.format, {
      name: report.name,
      columns: report.columns.map((column) => column.name),
      head: { report: report.name, title: report.title, asked, columns: report.columns },
      rows,
    });
  }
}

/** @throws ProblemError for a parameter that the report does not take: it would be believed to have been heeded. */
function requestFrom(report: Report, query: ReportQueryDto, now: Date): ReportRequest {
  const foreign = PARAMETERS.find((name) => query[name] !== undefined && !report.takes.includes(name));
  if (foreign) throw notTaken(report, foreign);
  const { effective, known, from, to, port, campaign, all } = query;
  if (from !== undefined && to !== undefined && from > to) throw wrongWayRound(from, to);
  return {
    ...(port && { port }),
    ...(campaign !== undefined && { campaign }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    asOf: asOfFrom({ ...(effective !== undefined && { effective }), ...(known !== undefined && { known }) }, now),
    all: all === 'true',
  };
}

function unknownReport(name: string): ProblemError {
  const known = REPORTS.map((report) => report.name).join(', ');
  return new ProblemError(
    problemOf(404, 'REPORT_UNKNOWN', `There is no report "${name}".`, `Reports: ${known}.`, { field: 'name' }),
  );
}

function notTaken({ name, takes }: Report, field: string): ProblemError {
  const taken = ['port', 'campaign', ...takes].join(', ');
  const problem = problemOf(
    400,
    'VALIDATION_FAILED',
    `${field}: the report ${name} does not take it.`,
    `Leave it out; it takes ${taken}.`,
    { field },
  );
  return new ProblemError(problem);
}
