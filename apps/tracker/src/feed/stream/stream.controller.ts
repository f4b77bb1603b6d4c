import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Person } from '#libs/access';
import { PublishedLog } from '#libs/feed';
import { Caller, ProvenUntil } from '../../access/caller.ts';
import { RequiresPermission } from '../../access/requires-permission.ts';
import { invalid } from '../../http/validation.ts';
import { FeedQueryDto } from '../feed-query.dto.ts';
import { startPoint } from '../start-point.ts';
import { beginStream, STREAM_HEADERS } from './begin-stream.ts';
import { Streams } from './streams.ts';
import { visible } from '../visible.ts';

/** Published events as they happen, for who follows cases from outside. */
@ApiTags('Events')
@RequiresPermission('read:events')
@Controller({ path: 'events', version: '1' })
export class StreamController {
  constructor(
    @Inject(PublishedLog) private readonly log: PublishedLog,
    private readonly streams: Streams,
  ) {}

  @Get('stream')
  @ApiOperation({
    summary: 'Published events as they happen, as server-sent events',
    description:
      'Each message is one CloudEvent in structured form, its `id` the position in the feed. `caught-up` tells that everything so far was told. ' +
      'Come back with `Last-Event-ID` and nothing is missed. A reader that takes nothing for 30 seconds is cut. When the token ends, so does the stream, with `TOKEN_EXPIRED`: come back with another one.',
  })
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last id that was received; overrules after.' })
  @ApiResponse({ status: 200 })
  @ApiResponse({ status: 410, description: 'What comes behind the position is not kept any more.' })
  async stream(
    @Query() query: FeedQueryDto,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
    @Caller() person: Person,
    @ProvenUntil() until: number,
  ): Promise<void> {
    this.streams.assertRoom(person.id);
    const after = await startPoint(this.log, position(lastEventId) ?? query.after);
    // Who asks for the head alone gets no body, and is no reader.
    if (reply.request.method === 'HEAD') void reply.headers(STREAM_HEADERS).send('');
    else this.streams.add(beginStream(reply), { caller: person.id, filter: visible(query, person), after, until });
  }
}

/** @throws ProblemError 400 when it is not an id of this feed */
function position(lastEventId: string | undefined): string | undefined {
  if (lastEventId === undefined || lastEventId === '') return undefined;
  if (/^(-1|\d{1,19})$/.test(lastEventId)) return lastEventId;
  throw invalid([
    {
      field: 'Last-Event-ID',
      code: 'FIELD_INVALID',
      message: 'must be the id of a message of this stream',
      wayOut: 'Send the last id that you received, or leave it out and name a start with after.',
    },
  ]);
}
