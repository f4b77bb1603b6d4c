import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequiresPermission } from '../access/requires-permission.ts';
import { FormatQuery, LocalDateField, WholeQuery } from '../fields/index.ts';
import { JsonOrCsv, sendJsonOrCsv } from '../reports/json-or-csv.ts';
import { wrongWayRound } from '../reports/wrong-way-round.ts';
import { AccessLogReader, type ShownEntry } from './access-log-reader.ts';

const optional = true;

/** Whose reads, and of what. */
export class AccessFilterDto {
  @ApiPropertyOptional({ description: 'Id of who read.', example: 'n.bauer' })
  @IsOptional()
  @IsString({ message: 'must be text' })
  reader?: string;

  @ApiPropertyOptional({ description: 'Case that was read.', example: 'SYN-03' })
  @IsOptional()
  @IsString({ message: 'must be text' })
  caseId?: string;

  @ApiPropertyOptional({ description: 'Id of a person of whom something was shown.' })
  @IsOptional()
  @Matches(/^[\w-]{16}$/, { message: 'must be the id of a person, as the log names it' })
  person?: string;
}

export class AccessLogQueryDto extends AccessFilterDto {
  @WholeQuery({ minimum: 1, maximum: 500, default: 100 })
  limit?: number;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}:\d{1,18}$/, { message: 'must be the `next` of the page before' })
  before?: string;
}

export class AccessReportQueryDto extends AccessFilterDto {
  @LocalDateField({ optional, description: 'Read on this date in UTC, or later.' }) from?: string;
  @LocalDateField({ optional, description: 'Read on this date in UTC, or earlier.' }) to?: string;

  @FormatQuery()
  format?: 'json' | 'csv';
}

class ReaderDto {
  @ApiProperty({ example: 'n.bauer' }) id!: string;
  @ApiProperty({ example: 'auditor' }) role!: string;
}

class AccessEntryDto {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty() reader!: ReaderDto;
  @ApiProperty({ example: 'GET' }) method!: string;
  @ApiProperty({ example: '/api/v1/cases/SYN-03' }) path!: string;
  @ApiProperty({ required: false, example: 'SYN-03' }) caseId?: string;
  @ApiProperty({ type: [String], description: 'Ids of the persons of whom something was shown.' })
  people!: readonly string[];
  @ApiProperty({ example: '2026-11:41' }) place!: string;
}

export class AccessLogPageDto {
  @ApiProperty({ type: [AccessEntryDto] }) entries!: AccessEntryDto[];
  @ApiProperty({ required: false, description: 'Send as `before` for what came earlier.' }) next?: string;
}

class AccessRowDto {
  @ApiProperty({ format: 'date-time', description: 'When it was read, instant in UTC.' }) read_at!: string;
  @ApiProperty({ example: 'n.bauer' }) reader!: string;
  @ApiProperty({ example: 'auditor' }) reader_role!: string;
  @ApiProperty({ example: 'GET' }) method!: string;
  @ApiProperty({ example: '/api/v1/cases/SYN-03' }) path!: string;
  @ApiProperty({ type: String, nullable: true, example: 'SYN-03' }) case_id!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Ids of persons, with spaces between.' })
  people!: string | null;
}

export class AccessReportDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked.' })
  asked!: Record<string, unknown>;
  @ApiProperty({ type: [AccessRowDto], description: 'The newest first.' }) rows!: AccessRowDto[];
}

const COLUMNS: readonly (keyof AccessRowDto)[] = [
  ...(['read_at', 'reader', 'reader_role', 'method', 'path', 'case_id', 'people'] as const),
];

async function* accessRows(entries: AsyncIterable<ShownEntry>) {
  for await (const { at, reader, method, path, caseId, people } of entries)
    yield {
      ...{ read_at: at, reader: reader.id, reader_role: reader.role, method, path },
      ...{ case_id: caseId ?? null, people: people.length > 0 ? people.join(' ') : null },
    };
}

@ApiTags('Access')
@Controller({ path: 'access-log', version: '1' })
export class AccessLogController {
  constructor(private readonly reader: AccessLogReader) {}

  @Get()
  @RequiresPermission('read:access-log')
  @ApiOperation({ summary: 'Who read what: reads by auditors and of personal data, the newest first' })
  @ApiResponse({ status: 200, type: AccessLogPageDto })
  list(@Query() { limit = 100, ...query }: AccessLogQueryDto): Promise<AccessLogPageDto> {
    return this.reader.list({ ...query, limit });
  }

  @Get('report')
  @JsonOrCsv(AccessReportDto)
  @RequiresPermission('read:access-log')
  @ApiOperation({
    summary: 'The whole of it, or of a period, as JSON or CSV',
    description: 'Sent as it is read, of any size. A connection that breaks off before the end is no report.',
  })
  async report(
    @Query() { format, ...query }: AccessReportQueryDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { from, to } = query;
    if (from !== undefined && to !== undefined && from > to) throw wrongWayRound(from, to);
    const rows = accessRows(this.reader.all(query));
    return sendJsonOrCsv(request, reply, format, {
      name: 'access-log',
      columns: COLUMNS,
      head: { asked: query },
      rows,
    });
  }
}
