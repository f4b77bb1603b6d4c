import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { People, type Person } from '#libs/access';
import { type AsOf, AsOfQueries, type UnitsRow } from '#libs/projections';
import { Caller } from '../access/caller.ts';
import { RequiresPermission } from '../access/requires-permission.ts';
import { jsonWithList, sendStreamed } from '../http/streamed.ts';
import { sealedImporter } from '../people/sealed-importer.ts';
import { Freshness } from '../reading/freshness.ts';
import { atPortsOf } from '../reading/own-ports.ts';
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
    description:
      'For all lines, or those of a campaign, port, manufacturer, model; all that are given must hold. Sums are told of every port, ' +
      'but by importer, or of one, at the ports where one works.',
  })
  @ApiResponse({ status: 200, type: UnitsAsOfDto })
  units(@Query() query: UnitsAsOfQueryDto, @Caller() person: Person): Promise<UnitsAnswer> {
    return this.sums(query, person);
  }

  @Post('units')
  @HttpCode(200)
  @RequiresPermission('read:statistics')
  @ApiOperation({ summary: 'The same with the question in the body, where the name of an importer may stand' })
  @ApiResponse({ status: 200, type: UnitsAsOfDto })
  unitsOf(@Body() query: UnitsSearchDto, @Caller() person: Person): Promise<UnitsAnswer> {
    return this.sums(query, person);
  }

  private async sums(query: UnitsSearchDto, person: Person): Promise<UnitsAnswer> {
    const { by = [], atLeast, effective, known, importer, ...asked } = query;
    const named = sealedImporter(this.people, person, importer);
    // Sums name nobody. What does is of cases, and those are seen at one's own ports.
    const namesPeople = importer !== undefined || by.includes('importer');
    const selection = namesPeople ? atPortsOf(person, asked) : asked;
    await this.freshness.include(atLeast);
    const asOf = asOfFrom({ ...(effective && { effective }), ...(known && { known }) }, new Date());
    return { asOf, by, rows: await this.queries.units(by, { ...selection, ...named }, asOf) };
  }

  @Get('differences')
  @RequiresPermission('read:evidence')
  @ApiOperation({
    summary:
      'What differs in a selection between two points: case by case, line by line, with the events that made it; at the ports where one works',
    description:
      'Sent as it is found, of any size. A connection that breaks off before the end of the JSON is no answer.',
  })
  @ApiResponse({ status: 200, type: DifferencesDto })
  differences(
    @Query() query: SelectionBetweenDto,
    @Res() reply: FastifyReply,
    @Caller() person: Person,
  ): Promise<void> {
    return this.sendDifferences(query, reply, person);
  }

  @Post('differences')
  @HttpCode(200)
  @RequiresPermission('read:evidence')
  @ApiOperation({ summary: 'The same with the question in the body, where the name of an importer may stand' })
  @ApiResponse({ status: 200, type: DifferencesDto })
  differencesOf(
    @Body() query: DifferencesSearchDto,
    @Res() reply: FastifyReply,
    @Caller() person: Person,
  ): Promise<void> {
    return this.sendDifferences(query, reply, person);
  }

  private async sendDifferences(query: DifferencesSearchDto, reply: FastifyReply, person: Person): Promise<void> {
    const { atLeast, fromEffective, fromKnown, toEffective, toKnown, importer, ...asked } = query;
    const selection = { ...atPortsOf(person, asked), ...sealedImporter(this.people, person, importer) };
    await this.freshness.include(atLeast);
    const between = betweenFrom(query, new Date());
    const cases = this.queries.differences(selection, between);
    await sendStreamed(reply, 'application/json; charset=utf-8', jsonWithList({ ...between }, 'cases', cases));
  }
}
