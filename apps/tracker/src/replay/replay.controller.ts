import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags, IntersectionType, PickType } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Person } from '#libs/access';
import { AsOfQueries, type ReplaySelection } from '#libs/projections';
import { Caller } from '../access/caller.ts';
import { RequiresPermission } from '../access/requires-permission.ts';
import { asOfFrom } from '../as-of/moments.ts';
import { AsOfDto } from '../as-of/as-of.dto.ts';
import { jsonLines, sendStreamed } from '../http/streamed.ts';
import { caseNotFound } from '../reading/case-not-found.ts';
import { Freshness } from '../reading/freshness.ts';
import { atPortsOf } from '../reading/own-ports.ts';
import { SelectionDto } from '../reading/selection.dto.ts';
import { framesOf } from './frames.ts';

export class ReplayQueryDto extends PickType(AsOfDto, ['known', 'atLeast'] as const) {}
export class SelectionReplayQueryDto extends IntersectionType(
  ReplayQueryDto,
  PickType(SelectionDto, ['campaign', 'port'] as const),
) {}

const NDJSON = 'application/x-ndjson; charset=utf-8';
const WHAT_COMES =
  'A JSON document a line. First `{"kind":"begin"}` with what was asked; then `{"kind":"event"}` for each event, with the ' +
  'state of its case and the lines it changed once it was recorded, and the sums over all cases so far; last ' +
  '`{"kind":"end"}` with the number of frames and the sums. Without that last line it broke off. Made no faster than it is read.';

/** The past as a film: each event, with the state after it. */
@ApiTags('As of')
@RequiresPermission('read:evidence')
@Controller({ version: '1' })
export class ReplayController {
  constructor(
    @Inject(AsOfQueries) private readonly queries: AsOfQueries,
    private readonly freshness: Freshness,
  ) {}

  @Get('cases/:caseId/replay')
  @ApiOperation({
    summary: 'A case, event by event in the order of recording, with the state after each',
    description: WHAT_COMES,
  })
  @ApiParam({ name: 'caseId', example: 'SYN-03' })
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async ofCase(
    @Param('caseId') caseId: string,
    @Query() { known, atLeast }: ReplayQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.freshness.include(atLeast);
    const id = caseId.toUpperCase();
    if (!(await this.queries.exists(id))) throw caseNotFound(caseId);
    await this.send({ caseId: id }, known, reply);
  }

  @Get('replay')
  @ApiOperation({
    summary:
      'All cases at the ports where one works, or those of a campaign or of ports, event by event in the order of recording',
    description: WHAT_COMES,
  })
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200, schema: { type: 'string' } })
  async ofSelection(
    @Query() { known, atLeast, ...selection }: SelectionReplayQueryDto,
    @Res() reply: FastifyReply,
    @Caller() person: Person,
  ): Promise<void> {
    await this.freshness.include(atLeast);
    await this.send(atPortsOf(person, selection), known, reply);
  }

  private async send(selection: ReplaySelection, known: string | undefined, reply: FastifyReply): Promise<void> {
    const until = asOfFrom(known === undefined ? {} : { known }, new Date()).known;
    const frames = framesOf({ ...selection, known: until }, this.queries.replay(selection, until));
    await sendStreamed(reply, NDJSON, jsonLines(frames));
  }
}
