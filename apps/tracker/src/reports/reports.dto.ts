import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FormatQuery, LocalDateField, MomentField, PortsQuery, Text } from '../fields/index.ts';
import { AtLeastDto } from '../reading/list.dto.ts';

const optional = true;

/** What may be asked of a report; each report says in the list of reports which of it it takes. */
export class ReportQueryDto extends AtLeastDto {
  @FormatQuery()
  format?: 'json' | 'csv';

  @PortsQuery()
  port?: string[];

  @Text({ optional, description: 'Campaign, whole name.', max: 200 }) campaign?: string;

  @MomentField({ optional, description: 'When things happened in the world; by default as `known`, or now.' })
  effective?: string;

  @MomentField({ optional, description: 'Until when it had been recorded; by default now.' }) known?: string;

  @LocalDateField({ optional, description: 'Recorded on this date at the port, or later.' }) from?: string;
  @LocalDateField({ optional, description: 'Recorded on this date at the port, or earlier.' }) to?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'Also what is in order.' })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'must be true or false' })
  all?: 'true' | 'false';
}

export class ReportColumnDto {
  @ApiProperty({ description: 'Never renamed, moved or left out; new columns come last.' }) name!: string;
  @ApiProperty() says!: string;
}

export class ReportDescriptionDto {
  @ApiProperty({ example: 'ageing' }) name!: string;
  @ApiProperty() title!: string;
  @ApiProperty() says!: string;
  @ApiProperty({ type: [String], description: 'Parameters that it takes besides `port` and `campaign`.' })
  takes!: string[];
  @ApiProperty({ type: [ReportColumnDto] }) columns!: ReportColumnDto[];
}

export class ReportListDto {
  @ApiProperty({ type: [ReportDescriptionDto] }) reports!: ReportDescriptionDto[];
}

export class ReportDto {
  @ApiProperty() report!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was asked, as it was understood.' })
  asked!: Record<string, unknown>;
  @ApiProperty({ type: [ReportColumnDto] }) columns!: ReportColumnDto[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Each with all columns, by their names.',
  })
  rows!: Record<string, unknown>[];
}
