import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PublishedLog } from '#libs/feed';
import { RequiresPermission } from '../access/requires-permission.ts';
import { Publishing } from './publishing.ts';
import { Streams } from './stream/streams.ts';

/** How the feed is. Positions are decimal strings. */
export class FeedStatusDto {
  @ApiProperty({
    example: 'live',
    description:
      'Of the publisher: starting, catching-up, live, standing-by (another instance publishes), waiting, stopped; ' +
      'elsewhere, where this process leaves publishing to others.',
  })
  phase!: string;
  @ApiProperty({ example: '4711', description: 'Last published event; -1 when there is none.' }) head!: string;
  @ApiProperty({ example: '53589', description: 'Place in the log up to which everything is published.' })
  logPosition!: string;
  @ApiProperty({ description: 'Events that this instance has published since it started.' }) published!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'By how much publishing is behind recording, in ms.' })
  lagMs!: number | null;
  @ApiProperty({ description: 'Whether this instance hears of new events.' }) listening!: boolean;
  @ApiProperty({ description: 'Readers connected to the stream.' }) readers!: number;
  @ApiProperty({ description: 'Readers cut since they took nothing.' }) readersCut!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why publishing does not get on.' }) failure!:
    string | null;
}

@ApiTags('Events')
@Controller({ path: 'events/status', version: '1' })
export class FeedStatusController {
  constructor(
    private readonly publishing: Publishing,
    @Inject(PublishedLog) private readonly log: PublishedLog,
    private readonly streams: Streams,
  ) {}

  @Get()
  @RequiresPermission('read:events')
  @ApiOperation({ summary: 'How publishing is, and who reads' })
  @ApiResponse({ status: 200, type: FeedStatusDto })
  status(): FeedStatusDto {
    const { phase, published, lagMs, failure } = this.publishing.status();
    return {
      phase,
      published,
      lagMs: lagMs ?? null,
      head: String(this.log.head),
      logPosition: String(this.log.logPosition),
      listening: this.log.live,
      readers: this.streams.readers,
      readersCut: this.streams.cut,
      failure: failure ?? null,
    };
  }
}
