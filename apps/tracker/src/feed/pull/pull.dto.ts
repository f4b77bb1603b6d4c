import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { FeedQueryDto } from '../feed-query.dto.ts';
import { WholeQuery } from '../../fields/index.ts';

/** A page of published events. */
export class PullDto extends FeedQueryDto {
  @WholeQuery({ description: 'Events on a page.', minimum: 1, maximum: 1000, default: 100 })
  limit?: number;

  @WholeQuery({
    description: 'Seconds to wait for something to come, when there is nothing yet.',
    minimum: 0,
    maximum: 60,
    default: 0,
  })
  wait?: number;

  @ApiPropertyOptional({
    description:
      'Position of the log, from the answer to a command, that has to be published by then; briefly waited for.',
  })
  @IsOptional()
  @Matches(/^\d{1,19}$/, { message: 'must be a position of the log, as an answer to a command gave it' })
  atLeast?: string;
}

/** A range of published events. */
export class ExportDto extends FeedQueryDto {
  @ApiPropertyOptional({ description: 'Last position, inclusive; up to the end as it is now when left out.' })
  @IsOptional()
  @Matches(/^\d{1,19}$/, { message: 'must be a position of the feed' })
  until?: string;
}

export class PulledDto {
  @ApiProperty({ type: [Object], description: 'CloudEvents in structured form, in the order of the feed.' })
  events!: object[];

  @ApiProperty({ example: '4711', description: 'What to send as `after` next; it stays good for ever.' })
  next!: string;

  @ApiProperty({ description: 'Whether everything published so far has been looked through.' })
  caughtUp!: boolean;
}
