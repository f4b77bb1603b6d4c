import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags, IntersectionType } from '@nestjs/swagger';
import { CaseQueries, type Dimension, DIMENSIONS, type StatisticsRow } from '#libs/projections';
import { RequiresPermission } from '../access/requires-permission.ts';
import { BrokenDownBy } from '../fields/index.ts';
import { Freshness } from './freshness.ts';
import { AtLeastDto } from './list.dto.ts';
import { SelectionDto } from './selection.dto.ts';
import { UnitStatisticsDto } from './shown.dto.ts';

export class StatisticsDto extends IntersectionType(AtLeastDto, SelectionDto) {
  @BrokenDownBy(DIMENSIONS)
  by?: Dimension[];
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
