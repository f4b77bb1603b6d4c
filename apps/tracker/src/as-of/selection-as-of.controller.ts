import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { People } from '#libs/access';
import { type AsOf, AsOfQueries, type UnitsRow } from '#libs/projections';
import { RequiresPermission } from '../access/requires-permission.ts';
import { jsonWithList, sendStreamed } from '../http/streamed.ts';
import { Freshness } from '../reading/freshness.ts';
import { DifferencesDto, UnitsAsOfDto } from './as-of-shown.dto.ts';
import { DifferencesSearchDto, SelectionBetweenDto, UnitsAsOfQueryDto, UnitsSearchDto } from './as-of.dto.ts';
import { asOfFrom, betweenFrom } from './moments.ts';

interface UnitsAnswer {
  readonly asOf: AsOf;
  readonly by: string[];
  readonly rows: UnitsRow[];
}

/** Many lines in the past: those of a campaign, a port, a manufacturer, a model. */
@ApiTags('As of')
@Controller({ path: 'as-of', version: '1' })
export class SelectionAsOfController {
  constructor(
    @Inject(AsOfQueries) private readonly queries: AsOfQueries,
    private readonly freshness: Freshness,
    private readonly people: People,
  ) {}

  @Get('units')
  @RequiresPermission('read:statistics')
  @ApiOperation({
    summary: 'Units by bucket, their value and their age, on an effective date as known at a recorded time',
    description: 'For all lines, or those of a campaign, port, manufacturer, model; all that are given must hold.',
  })
  @ApiResponse({ status: 200, type: UnitsAsOfDto })
  units(@Query() query: UnitsAsOfQueryDto): Promise<UnitsAnswer> {
    return this.sums(query);
  }

  @Post('units')
  @HttpCode(200)
  @RequiresPermission('read:statistics')
  @ApiOperation({ summary: 'The same with the question in the body, where the name of an importer may stand' })
  @ApiResponse({ status: 200, type: UnitsAsOfDto })
  unitsOf(@Body() query: UnitsSearchDto): Promise<UnitsAnswer> {
    return this.sums(query);
  }

  private async sums(query: UnitsSearchDto): Promise<UnitsAnswer> {
    const { by = [], atLeast, effective, known, importer, ...selection } = query;
    await this.freshness.include(atLeast);
    const asOf = asOfFrom({ ...(effective && { effective }), ...(known && { known }) }, new Date());
    return { asOf, by, rows: await this.queries.units(by, { ...selection, ...this.sealed(importer) }, asOf) };
  }

  @Get('differences')
  @RequiresPermission('read:evidence')
  @ApiOperation({
    summary: 'What differs in a selection between two points: case by case, line by line, with the events that made it',
    description:
      'Sent as it is found, of any size. A connection that breaks off before the end of the JSON is no answer.',
  })
  @ApiResponse({ status: 200, type: DifferencesDto })
  differences(@Query() query: SelectionBetweenDto, @Res() reply: FastifyReply): Promise<void> {
    return this.sendDifferences(query, reply);
  }

  @Post('differences')
  @HttpCode(200)
  @RequiresPermission('read:evidence')
  @ApiOperation({ summary: 'The same with the question in the body, where the name of an importer may stand' })
  @ApiResponse({ status: 200, type: DifferencesDto })
  differencesOf(@Body() query: DifferencesSearchDto, @Res() reply: FastifyReply): Promise<void> {
    return this.sendDifferences(query, reply);
  }

  private async sendDifferences(query: DifferencesSearchDto, reply: FastifyReply): Promise<void> {
    const { atLeast, fromEffective, fromKnown, toEffective, toKnown, importer, ...selection } = query;
    await this.freshness.include(atLeast);
    const between = betweenFrom(query, new Date());
    const cases = this.queries.differences({ ...selection, ...this.sealed(importer) }, between);
    await sendStreamed(reply, 'application/json; charset=utf-8', jsonWithList({ ...between }, 'cases', cases));
  }

  /** A name as lines have it. What nobody bears selects nothing. */
  private sealed(importer: string | undefined): { importer?: string } {
    return importer === undefined ? {} : { importer: this.people.asSealed(importer) ?? '' };
  }
}
