import { ApiProperty } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type CaseEvent, type CaseFile, caseStanding, lifecycleOf, specOf } from '#libs/cases';
import { StandingDto } from '../reading/standing.dto.ts';
import type { Recorded } from '../desk/case-desk.ts';
import { toETag } from '../http/etag.ts';

class RecordedEventDto {
  @ApiProperty({ format: 'uuid' }) eventId!: string;
  @ApiProperty({ example: 'Released' }) type!: string;
  @ApiProperty({ example: 7 }) revision!: number;
  @ApiProperty({ example: 'Released' }) title!: string;
  @ApiProperty({ example: 'Released 600 units of line 1 (remission, petition decision)' }) sentence!: string;
  @ApiProperty({ description: 'ISO instant at which it takes effect.' }) effectiveAt!: string;
}

/** What was recorded, and where the case stands now. */
export class RecordedDto {
  @ApiProperty({ example: 'SYN-03' }) caseId!: string;
  @ApiProperty({ description: 'Revision of the case now; also the ETag.', example: 8 }) revision!: number;
  @ApiProperty({ description: 'Place in the log; name it in `atLeast` to read your own write.', example: '48213' })
  position!: string;
  @ApiProperty({ type: [RecordedEventDto] }) events!: RecordedEventDto[];
  @ApiProperty({ description: 'True when the key had been used before: nothing was recorded now.' }) replayed!: boolean;
  @ApiProperty({ description: 'True for a dry run: this is what would be recorded, and nothing was.' })
  dryRun!: boolean;
  @ApiProperty({ description: 'Status, posture and quantities, with these events.' })
  standing!: StandingDto;
}

/** The answer to a command: 201 with what was recorded, or 200 with what the same key had recorded before. */
export function recordedResponse({ file, events, position, replayed }: Recorded, reply: FastifyReply): RecordedDto {
  void reply.status(replayed ? 200 : 201).header('ETag', toETag(file.revision));
  if (replayed) void reply.header('Idempotent-Replayed', 'true');
  return { ...outcome(file, events), position, replayed, dryRun: false };
}

/** The answer to a dry run: 200 with what would be recorded, and where the case would stand. */
export function rehearsedResponse({ file, events, replayed }: Recorded, reply: FastifyReply): RecordedDto {
  void reply.status(200);
  return { ...outcome(file, events), position: '', replayed, dryRun: true };
}

function outcome(file: CaseFile, events: readonly CaseEvent[]) {
  return {
    caseId: file.caseId,
    revision: file.revision,
    events: events.map(({ eventId, type, revision, effectiveAt, data }) => {
      const spec = specOf(type);
      return { eventId, type, revision, title: spec.title, sentence: spec.describe(data), effectiveAt };
    }),
    standing: { ...caseStanding(file.state), lifecycle: lifecycleOf(file.state) },
  };
}
