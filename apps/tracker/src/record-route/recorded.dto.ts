import { ApiProperty } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { caseStanding, lifecycleOf } from '#libs/cases';
import type { Recorded } from '../desk/case-desk.ts';
import { toETag } from '../http/etag.ts';

class RecordedEventDto {
  @ApiProperty({ format: 'uuid' }) eventId!: string;
  @ApiProperty({ example: 'Released' }) type!: string;
  @ApiProperty({ example: 7 }) revision!: number;
}

/** What was recorded, and where the case stands now. */
export class RecordedDto {
  @ApiProperty({ example: 'SYN-03' }) caseId!: string;
  @ApiProperty({ description: 'Revision of the case now; also the ETag.', example: 8 }) revision!: number;
  @ApiProperty({ description: 'Place in the log; name it in `atLeast` to read your own write.', example: '48213' })
  position!: string;
  @ApiProperty({ type: [RecordedEventDto] }) events!: RecordedEventDto[];
  @ApiProperty({ description: 'True when the key had been used before: nothing was recorded now.' }) replayed!: boolean;
  @ApiProperty({ description: 'Status, posture and quantities now.', type: 'object', additionalProperties: true })
  standing!: object;
}

/** The answer to a command: 201 with what was recorded, or 200 with what the same key had recorded before. */
export function recordedResponse({ file, events, position, replayed }: Recorded, reply: FastifyReply): RecordedDto {
  void reply.status(replayed ? 200 : 201).header('ETag', toETag(file.revision));
  if (replayed) void reply.header('Idempotent-Replayed', 'true');
  return {
    caseId: file.caseId,
    revision: file.revision,
    position,
    events: events.map(({ eventId, type, revision }) => ({ eventId, type, revision })),
    replayed,
    standing: { ...caseStanding(file.state), lifecycle: lifecycleOf(file.state) },
  };
}
