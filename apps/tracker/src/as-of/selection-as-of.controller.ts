import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type AsOf, AsOfQueries, type UnitsRow } from '#libs/projections';
import { RequiresPermission } from '../access/requires-permission.ts';
import { jsonWithList, sendStreamed } from '../http/streamed.ts';
import { Freshness } from '../reading/freshness.ts';
import { DifferencesDto, UnitsAsOfDto } from './as-of-shown.dto.ts';
import { SelectionBetweenDto, UnitsAsOfQueryDto } from './as-of.dto.ts';
import { asOfFrom, betweenFrom } from './moments.ts';

/** Many lines in the past: those of a campaign, a port, a manufacturer, a model. */
@ApiTags('As of')
@Controller({ path: 'as-of', version: '1' })
export class SelectionAsOfController {
  constructor(
    @Inject(AsOfQueries) private readonly queries: AsOfQueries,
    private readonly freshness: Freshness,
  ) {}

  @Get('units')
  @RequiresPermission('read:statistics')
  @ApiOperation({
    summary: 'Units by bucket, their value and their age, on an effective date as known at a recorded time',
    description: 'For all lines, or those of a campaign, port, manufacturer, model; all that are given must hold.',
  })
  @ApiResponse({ status: 200, type: UnitsAsOfDto })
  async units(
    @Query() { by = [], atLeast, effective, known, ...selection }: UnitsAsOfQueryDto,
  ): Promise<{ asOf: AsOf; by: string[]; rows: UnitsRow[] }> {
    await this.freshness.include(atLeast);
    const asOf = asOfFrom({ ...(effective && { effective }), ...(known && { known }) }, new Date());
    return { asOf, by, rows: await this.queries.units(by, selection, asOf) };
  }

  @Get('differences')
  @RequiresPermission('read:evidence')
  @ApiOperation({
    summary: 'What differs in a selection between two points: case by case, line by line, with the events that made it',
    description:
      'Sent as it is found, of any size. A connection that breaks off before the end of the JSON is no answer.',
  })
  @ApiResponse({ status: 200, type: DifferencesDto })
  async differences(@Query() query: SelectionBetweenDto, @Res() reply: FastifyReply): Promise<void> {
    const { atLeast, fromEffective, fromKnown, toEffective, toKnown, ...selection } = query;
    await this.freshness.include(atLeast);
    const between = betweenFrom(query, new Date());
    const cases = this.queries.differences(selection, between);
    await sendStreamed(reply, 'application/json; charset=utf-8', jsonWithList({ ...between }, 'cases', cases));
  }
}
