import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AsOfQueries, type CaseAsOf, type CaseDifference } from '#libs/projections';
import { RequiresPermission } from '../access/requires-permission.ts';
import { type AboutPort, aboutPort } from '../reading/about-port.ts';
import { caseNotFound } from '../reading/case-not-found.ts';
import { Freshness } from '../reading/freshness.ts';
import { CaseAsOfDto, CaseDifferenceDto } from './as-of-shown.dto.ts';
import { BetweenDto, CaseAsOfQueryDto } from './as-of.dto.ts';
import { asOfFrom, betweenFrom } from './moments.ts';

/** One case in the past: what was so, what was known of it, and what changed. */
@ApiTags('As of')
@RequiresPermission('read:cases')
@Controller({ path: 'cases', version: '1' })
export class CaseAsOfController {
  constructor(
    @Inject(AsOfQueries) private readonly queries: AsOfQueries,
    private readonly freshness: Freshness,
  ) {}

  @Get(':caseId/as-of')
  @ApiOperation({
    summary: 'A case on an effective date, as it was known at a recorded time',
    description:
      'With every event of the case: those that the state rests on, and those it leaves out, with the reason.',
  })
  @ApiParam({ name: 'caseId', example: 'SYN-10' })
  @ApiResponse({ status: 200, type: CaseAsOfDto })
  async asOf(
    @Param('caseId') caseId: string,
    @Query() { atLeast, detail, ...asked }: CaseAsOfQueryDto,
  ): Promise<CaseAsOf & Partial<AboutPort>> {
    await this.freshness.include(atLeast);
    const moment = asOfFrom(asked, new Date());
    const found = await this.queries.caseAsOf(caseId.toUpperCase(), moment, detail === 'full');
    if (!found) throw caseNotFound(caseId);
    return { ...found, ...(found.port !== undefined && aboutPort(found.port)) };
  }

  @Get(':caseId/differences')
  @ApiOperation({
    summary: 'What differs in a case between two points, line by line, and which events made it',
    description: 'Each point is an effective and a known time; what is left out of the second means now.',
  })
  @ApiParam({ name: 'caseId', example: 'SYN-10' })
  @ApiResponse({ status: 200, type: CaseDifferenceDto })
  async differences(
    @Param('caseId') caseId: string,
    @Query() { atLeast, ...asked }: BetweenDto,
  ): Promise<CaseDifference> {
    await this.freshness.include(atLeast);
    const found = await this.queries.caseDifference(caseId.toUpperCase(), betweenFrom(asked, new Date()));
    if (!found) throw caseNotFound(caseId);
    return found;
  }
}
