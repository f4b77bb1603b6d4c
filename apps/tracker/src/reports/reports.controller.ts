import { Controller, Get, Header, Inject, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Report,
  reportNamed,
  type ReportParameter,
  type ReportRequest,
  REPORTS,
  Reports,
} from '#libs/projections';
import { RequiresPermission } from '../access/requires-permission.ts';
import { asOfFrom } from '../as-of/moments.ts';
import { csvOrJson } from '../http/accept.ts';
import { ProblemError, problemOf } from '../http/problem.ts';
import { jsonWithList, sendStreamed } from '../http/streamed.ts';
import { Freshness } from '../reading/freshness.ts';
import { sendCsv } from './csv.ts';
import { ReportDto, ReportListDto, ReportQueryDto } from './reports.dto.ts';
import { wrongWayRound } from './wrong-way-round.ts';

const PARAMETERS = ['effective', 'known', 'from', 'to', 'all'] as const satisfies readonly ReportParameter[];

/** What auditors have asked for, derived from events and never typed. */
@ApiTags('Reports')
@ApiExtraModels(ReportDto)
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
  @Header('Vary', 'Accept')
  @ApiOperation({
    summary: 'A report, as JSON or CSV',
    description: 'Sent as it is made, of any size. A connection that breaks off before the end is no report.',
  })
  @ApiParam({ name: 'name', enum: REPORTS.map(({ name }) => name) })
  @ApiProduces('application/json', 'text/csv')
  @ApiResponse({
    status: 200,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ReportDto) } },
      'text/csv': { schema: { type: 'string' } },
    },
  })
  async report(
    @Param('name') name: string,
    @Query() query: ReportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const report = reportNamed(name);
    if (!report) throw unknownReport(name);
    const asked = requestFrom(report, query, new Date());
    await this.freshness.include(query.atLeast);
    const rows = this.reports.rows(report, asked);
    const format = query.format ?? csvOrJson(request.headers.accept);
    if (format === 'csv') {
      const headings = report.columns.map((column) => column.name);
      return sendCsv(reply, report.name, headings, rows);
    }
    const head = { report: report.name, title: report.title, asked, columns: report.columns };
    return sendStreamed(reply, 'application/json; charset=utf-8', jsonWithList(head, 'rows', rows));
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
