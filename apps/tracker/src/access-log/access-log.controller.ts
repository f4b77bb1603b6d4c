import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Matches } from 'class-validator';
import { RequiresPermission } from '../access/requires-permission.ts';
import { AccessLogReader } from './access-log-reader.ts';
import { WholeQuery } from '../fields/index.ts';

export class AccessLogQueryDto {
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

  @WholeQuery({ minimum: 1, maximum: 500, default: 100 })
  limit?: number;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}:\d{1,19}$/, { message: 'must be the `next` of the page before' })
  before?: string;
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
}
