import { ApiProperty } from '@nestjs/swagger';
import { PROPOSABLE } from '#libs/cases';
import { ShownActorDto } from './actor.dto.ts';

const optional = { required: false } as const;

/** A deed that waits for a second person, as its proposer gave it. */
export class ShownProposalDto {
  @ApiProperty({ description: 'Names the proposal; the id of the event that made it.' }) proposalId!: string;
  @ApiProperty({ enum: PROPOSABLE, description: 'Command that an approval carries out.' }) deed!: string;
  @ApiProperty({ example: 'Seizure of 900 units of line 1' }) sentence!: string;
  @ApiProperty() proposer!: ShownActorDto;
  @ApiProperty({ description: 'ISO instant since which it waits.' }) proposedAt!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the command says.' })
  data!: Record<string, unknown>;
  @ApiProperty({ ...optional, description: 'When it is to take effect; when it is approved, if absent.' })
  effectiveAt?: string;
  @ApiProperty(optional) reasonCode?: string;
  @ApiProperty(optional) reasonText?: string;
  @ApiProperty(optional) legalAuthority?: string;
  @ApiProperty(optional) lateReason?: string;
}
