import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { type Proposable, PROPOSABLE } from '#libs/cases';
import { listed, PortsQuery, WholeQuery } from '../fields/index.ts';
import { AtLeastDto } from '../reading/list.dto.ts';
import { ShownProposalDto } from '../reading/proposal.dto.ts';
import { CaseSummaryDto } from '../reading/shown.dto.ts';

const WHOSE = ['own', 'others'] as const;

/** What of that which waits is asked for. */
export class ApprovalsQueryDto extends AtLeastDto {
  @PortsQuery()
  port?: string[];

  @ApiPropertyOptional({ enum: PROPOSABLE, isArray: true, description: 'Kinds of deeds. Several with commas.' })
  @IsOptional()
  @IsIn([...PROPOSABLE], { each: true, message: `must be among: ${PROPOSABLE.join(', ')}` })
  @listed
  deed?: Proposable[];

  @WholeQuery({ description: 'Waiting for at least so many days.', minimum: 0, maximum: 36_500, default: 0 })
  waitingDays?: number;

  @ApiPropertyOptional({ enum: WHOSE, description: "One's own proposals, or those of others; both when left out." })
  @IsOptional()
  @IsIn([...WHOSE], { message: 'must be own or others' })
  proposedBy?: (typeof WHOSE)[number];

  @WholeQuery({ description: 'Proposals on a page.', minimum: 1, maximum: 200, default: 50 })
  limit?: number;

  @ApiPropertyOptional({ description: 'Where the page before ended: its `next`.' })
  @IsOptional()
  @IsString({ message: 'must be the `next` of the page before' })
  cursor?: string;
}

/** A proposal that waits, with the case that it is about. */
export class WaitingProposalDto extends ShownProposalDto {
  @ApiProperty({ description: "True for the caller's own, which somebody else has to approve." }) own!: boolean;
  @ApiProperty({ description: 'Whether the caller may approve it.' }) mayApprove!: boolean;
  @ApiProperty({ description: 'The case as it stands now.' }) case!: CaseSummaryDto;
}

export class ApprovalsPageDto {
  @ApiProperty({ type: [WaitingProposalDto] }) proposals!: WaitingProposalDto[];
  @ApiProperty({ description: 'Of all pages.' }) total!: number;
  @ApiProperty({ required: false, description: 'Cursor of the next page; absent on the last one.' }) next?: string;
}
