import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import type { Person } from '#libs/access';
import { PublishedLog } from '#libs/feed';
import { Caller } from '../../access/caller.ts';
import { RequiresPermission } from '../../access/requires-permission.ts';
import type { ProblemError } from '../../http/problem.ts';
import { notYet } from '../not-yet.ts';
import { startPoint } from '../start-point.ts';
import { visible } from '../visible.ts';
import { exportLines } from './export-lines.ts';
import { ExportDto, PulledDto, PullDto } from './pull.dto.ts';
import { longPoll } from './pull.ts';

/** Milliseconds that a pull waits for what was recorded to be published. */
const LONGEST_WAIT = 5_000;

/** Published events page by page, for who would rather ask than be told. */
@ApiTags('Events')
@RequiresPermission('read:events')
@Controller({ path: 'events', version: '1' })
export class PullController {
  constructor(@Inject(PublishedLog) private readonly log: PublishedLog) {}

  @Get()
  @ApiOperation({
    summary: 'Published events behind a position, a page at a time; waits for new ones if asked to',
    description: 'Ask again with `after` = `next`, for ever. A cursor stays good, whatever the filter or the limit.',
  })
  @ApiResponse({ status: 200, type: PulledDto })
  @ApiResponse({ status: 410, description: 'What comes behind the position is not kept any more.' })
  async pull(@Query() query: PullDto, @Res() reply: FastifyReply, @Caller() person: Person): Promise<void> {
    const { limit = 100, wait = 0, atLeast } = query;
    if (atLeast !== undefined) await this.published(BigInt(atLeast));
    const after = await startPoint(this.log, query.after);
    const { entries, next, caughtUp } = await longPoll(this.log, visible(query, person), after, limit, wait * 1000);
    const events = entries.map(({ json }) => json).join(',');
    void reply
      .type('application/json; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(`{"events":[${events}],"next":"${next}","caughtUp":${caughtUp}}`);
  }

  @Get('export')
  @ApiOperation({
    summary: 'A range of published events, one JSON document a line',
    description:
      'When the transfer breaks off, go on with `after` = the position of the last whole line. The header `Feed-Until` says where the range ends.',
  })
  @ApiProduces('application/x-ndjson')
  @ApiResponse({ status: 200 })
  async export(@Query() query: ExportDto, @Res() reply: FastifyReply, @Caller() person: Person): Promise<void> {
    const after = await startPoint(this.log, query.after);
    const { head } = this.log;
    const asked = query.until === undefined ? head : BigInt(query.until);
    const until = asked < head ? asked : head;
    void reply
      .type('application/x-ndjson')
      .headers({ 'Feed-Until': String(until), 'Cache-Control': 'no-store' })
      .send(Readable.from(exportLines(this.log, visible(query, person), after, until), { objectMode: false }));
  }

  /** @throws ProblemError 503 when it is not published in time */
  private async published(position: bigint): Promise<void> {
    const deadline = performance.now() + LONGEST_WAIT;
    while (this.log.logPosition < position) {
      const left = deadline - performance.now();
      if (left > 0 && !this.log.stopped) await this.log.somethingBehind(this.log.head, left);
      else throw this.notPublished(position);
    }
  }

  private notPublished(position: bigint): ProblemError {
    const published = this.log.logPosition;
    return notYet(
      'atLeast',
      position,
      published,
      `Position ${position} is not published yet; that is at ${published}.`,
    );
  }
}
