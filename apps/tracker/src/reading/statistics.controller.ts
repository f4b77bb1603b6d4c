import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiPropertyOptional, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional } from 'class-validator';
import { CaseQueries, type Dimension, DIMENSIONS, type StatisticsRow } from '#libs/projections';
import { RequiresPermission } from '../access/requires-permission.ts';
import { listed, PortsQuery, Text } from '../fields/index.ts';
import { Freshness } from './freshness.ts';
import { AtLeastDto } from './list.dto.ts';
import { UnitStatisticsDto } from './shown.dto.ts';

const optional = true;

export class StatisticsDto extends AtLeastDto {
  @ApiPropertyOptional({
    enum: DIMENSIONS,
    isArray: true,
    description: 'What to break down by, with commas; everything in one row when left out.',
  })
  @IsOptional()
  @IsIn([...DIMENSIONS], { each: true, message: `must be among: ${DIMENSIONS.join(', ')}` })
  @ArrayUnique({ message: 'must name each dimension once' })
  @ArrayMaxSize(DIMENSIONS.length, { message: 'must name each dimension once' })
  @listed
  by?: Dimension[];

  @Text({ optional, description: 'Campaign, whole name.', max: 200 }) campaign?: string;

  @PortsQuery()
  port?: string[];

  @Text({ optional, description: 'Manufacturer of the goods.', max: 200 }) manufacturer?: string;
  @Text({ optional, description: 'Model of the goods.', example: 'Antminer S21', max: 200 }) model?: string;
}

/** Statistics are derived from events and never typed. */
@ApiTags('Reading')
@RequiresPermission('read:statistics')
@Controller({ path: 'statistics', version: '1' })
export class StatisticsController {
  constructor(
    @Inject(CaseQueries) private readonly queries: CaseQueries,
    private readonly freshness: Freshness,
  ) {}

  @Get('units')
  @ApiOperation({
    summary: 'Units by campaign, port, manufacturer, model, status or month',
    description:
      'Without `month`: units by bucket as they are now. With it: what each month added to a bucket or took out of it.',
  })
  @ApiResponse({ status: 200, type: UnitStatisticsDto })
  async units(
    @Query() { by = [], atLeast, ...filter }: StatisticsDto,
  ): Promise<{ by: Dimension[]; rows: StatisticsRow[] }> {
    await this.freshness.include(atLeast);
    return { by, rows: await this.queries.statistics(by, filter) };
  }
}
