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

/** Who may decide: somebody else in this role, at this port. */
class MayApproveDto {
  @ApiProperty({ example: 'supervisor' }) role!: string;
  @ApiProperty({ example: '2801' }) port!: string;
  @ApiProperty({ description: 'Who proposed it, and so may not approve it.', example: 'm.rivera' }) otherThan!: string;
}

/** The deed needs a second person and was only proposed; nothing has moved. */
class ProposedDto {
  @ApiProperty({ format: 'uuid' }) proposalId!: string;
  @ApiProperty() mayApprove!: MayApproveDto;
  @ApiProperty({
    required: false,
    type: [RecordedEventDto],
    description: 'What would be recorded if it were approved now; absent when it had been proposed before.',
  })
  wouldRecord?: RecordedEventDto[];
  @ApiProperty({ required: false, description: 'Where the case would stand then.' }) standing?: StandingDto;
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
  @ApiProperty({ required: false, description: 'Present when it now waits for a second person.' })
  proposal?: ProposedDto;
}

/**
 * The answer to a command: 201 with what was recorded, 202 when it waits for a second person, or 200 with what the same key had
 * recorded before.
 */
export function recordedResponse(recorded: Recorded, reply: FastifyReply): RecordedDto {
  const { file, position, replayed, ifApproved } = recorded;
  void reply.status(replayed ? 200 : ifApproved ? 202 : 201).header('ETag', toETag(file.revision));
  if (replayed) void reply.header('Idempotent-Replayed', 'true');
  return { ...outcome(recorded), position, replayed, dryRun: false };
}

/** The answer to a dry run: 200 with what would be recorded, and where the case would stand. */
export function rehearsedResponse(recorded: Recorded, reply: FastifyReply): RecordedDto {
  void reply.status(200);
  return { ...outcome(recorded), position: '', replayed: recorded.replayed, dryRun: true };
}

function outcome({ file, events, ifApproved }: Recorded) {
  const [first] = events;
  return {
    caseId: file.caseId,
    revision: file.revision,
    events: events.map(told),
    standing: standing(file),
    ...(first?.type === 'Proposed' && { proposal: proposed(file, first, ifApproved) }),
  };
}

function proposed({ state }: CaseFile, { eventId, actor, revision }: CaseEvent, ifApproved?: CaseFile): ProposedDto {
  return {
    proposalId: eventId,
    mayApprove: { role: 'supervisor', port: state.opened?.port ?? '', otherThan: actor.id },
    ...(ifApproved && {
      wouldRecord: ifApproved.history.slice(revision).map(told),
      standing: standing(ifApproved),
    }),
  };
}

function told({ eventId, type, revision, effectiveAt, data }: CaseEvent): RecordedEventDto {
  const spec = specOf(type);
  return { eventId, type, revision, title: spec.title, sentence: spec.describe(data), effectiveAt };
}

function standing({ state }: CaseFile) {
  return { ...caseStanding(state), lifecycle: lifecycleOf(state) };
}
