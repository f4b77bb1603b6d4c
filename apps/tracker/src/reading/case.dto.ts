import { ApiProperty } from '@nestjs/swagger';
import { BUCKETS } from '#libs/cases';
import { HtsusDto, UnitValueDto } from '../add-lines/line.dto.ts';
import { ShownProposalDto } from './proposal.dto.ts';
import { NumbersDto, StandingDto } from './standing.dto.ts';

const optional = { required: false } as const;
const amounts = {
  type: 'object',
  additionalProperties: { type: 'integer' },
  description: 'Minor units by currency.',
  example: { USD: 288000000 },
} as const;
const byName = { type: 'object', additionalProperties: { type: 'integer' } } as const;

export class WorthDto {
  @ApiProperty(amounts) counted!: Record<string, number>;
  @ApiProperty(amounts) held!: Record<string, number>;
}

export class ShownUnitsDto {
  @ApiProperty() line!: number;
  @ApiProperty(optional) quantity?: number;
  @ApiProperty({ ...optional, type: [String] }) serials?: string[];
  @ApiProperty({ ...optional, enum: BUCKETS }) from?: string;
}

export class ShownPartyDto {
  @ApiProperty({ example: 'importer' }) role!: string;
  @ApiProperty(optional) name?: string;
  @ApiProperty(optional) importerNumber?: string;
}

export class AttestationDto {
  @ApiProperty() quantity!: number;
  @ApiProperty() asOf!: string;
  @ApiProperty() nextReviewOn!: string;
  @ApiProperty() eventId!: string;
  @ApiProperty({ description: 'What is computed for that date now.' }) computed!: number;
}

/** A line: what it is, where its units are, what was last attested of it. */
export class ShownLineDto extends NumbersDto {
  @ApiProperty() line!: number;
  @ApiProperty() description!: string;
  @ApiProperty() manufacturer!: string;
  @ApiProperty() model!: string;
  @ApiProperty() htsus!: HtsusDto;
  @ApiProperty() origin!: string;
  @ApiProperty() unitValue!: UnitValueDto;
  @ApiProperty(optional) declared?: number;
  @ApiProperty({ ...byName, selfRequired: false, description: 'Numbered units by bucket.' })
  serialsByBucket?: Record<string, number>;
  @ApiProperty(optional) attested?: AttestationDto;
  @ApiProperty({ ...optional, description: 'Units attested more (below 0: less) than the record says now.' })
  discrepancy?: number;
  @ApiProperty({ ...byName, selfRequired: false, description: 'Forfeited units that are gone, by method.' })
  disposed?: Record<string, number>;
  @ApiProperty({ ...optional, type: [UnitValueDto] }) valuations?: UnitValueDto[];
  @ApiProperty({ ...byName, selfRequired: false, description: 'Units by place.' }) locations?: Record<string, number>;
}

export class ShownHoldDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() agency!: string;
  @ApiProperty() reference!: string;
  @ApiProperty() placedAt!: string;
  @ApiProperty({ type: [ShownUnitsDto] }) lines!: ShownUnitsDto[];
}

export class ShownSeizureDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() at!: string;
  @ApiProperty({ type: [ShownUnitsDto] }) lines!: ShownUnitsDto[];
  @ApiProperty({ type: [String] }) legalBases!: string[];
  @ApiProperty() fpfCaseNumber!: string;
}

export class ShownExclusionDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() at!: string;
  @ApiProperty({ enum: ['decision', 'deemed'] }) basis!: string;
  @ApiProperty({ type: [ShownUnitsDto] }) lines!: ShownUnitsDto[];
}

export class ShownNoticeDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() template!: string;
  @ApiProperty() templateVersion!: string;
  @ApiProperty() addressee!: ShownPartyDto;
  @ApiProperty() mailedOn!: string;
  @ApiProperty(optional) aboutEventId?: string;
  @ApiProperty(optional) servedOn?: string;
  @ApiProperty(optional) returnedOn?: string;
}

export class ShownPublicationDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() firstPublishedOn!: string;
  @ApiProperty() publishedUntil!: string;
  @ApiProperty(optional) aboutEventId?: string;
}

export class ShownElectionDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() kind!: string;
  @ApiProperty(optional) by?: string;
  @ApiProperty() receivedOn!: string;
  @ApiProperty({ ...optional, type: [ShownUnitsDto] }) lines?: ShownUnitsDto[];
  @ApiProperty({ ...optional, description: 'Pending while absent.' }) outcome?: string;
}

export class ShownOrderDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() kind!: string;
  @ApiProperty() docket!: string;
  @ApiProperty() orderedOn!: string;
  @ApiProperty({ ...optional, type: [ShownUnitsDto] }) lines?: ShownUnitsDto[];
  @ApiProperty({ ...optional, description: 'Of a stay that is over: event id of the order that ended it.' })
  endedBy?: string;
}

/** Something granted or demanded for a number of units, and what is left of it. */
export class ShownAllowanceDto {
  @ApiProperty() eventId!: string;
  @ApiProperty() reference!: string;
  @ApiProperty(optional) date?: string;
  @ApiProperty({ type: [ShownUnitsDto] }) lines!: ShownUnitsDto[];
}

export class ShownDeadlineDto {
  @ApiProperty() clock!: string;
  @ApiProperty() label!: string;
  @ApiProperty() citation!: string;
  @ApiProperty({ ...optional, description: 'False where a lawyer has to confirm the rule.' }) confirmed?: boolean;
  @ApiProperty() due!: string;
  @ApiProperty({ enum: ['running', 'lapsed', 'met', 'stopped', 'tolled'] }) state!: string;
  @ApiProperty(optional) units?: number;
  @ApiProperty(optional) deemedOn?: string;
}

export class AnomalyDto {
  @ApiProperty() eventId!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) problem!: Record<string, unknown>;
}

/** A case as it stands, with its numbers and everything that belongs to it. */
export class ShownCaseDto extends StandingDto {
  @ApiProperty({ example: 'SYN-03' }) caseId!: string;
  @ApiProperty() revision!: number;
  @ApiProperty() port!: string;
  @ApiProperty() portName!: string;
  @ApiProperty({
    description: "The port's time zone, by whose calendar its dates are counted.",
    example: 'America/Detroit',
  })
  timeZone!: string;
  @ApiProperty({ type: [ShownPartyDto] }) parties!: ShownPartyDto[];
  @ApiProperty() clockRegime!: string;
  @ApiProperty() presentedOn!: string;
  @ApiProperty(optional) entryNumber?: string;
  @ApiProperty(optional) requestingAgency?: string;
  @ApiProperty(optional) agencyReference?: string;
  @ApiProperty(optional) campaign?: string;
  @ApiProperty(optional) title?: string;
  @ApiProperty() openedAt!: string;
  @ApiProperty() changedAt!: string;
  @ApiProperty(optional) closedAt?: string;
  @ApiProperty() value!: WorthDto;
  @ApiProperty(optional) nextReviewOn?: string;
  @ApiProperty(optional) nextDeadline?: ShownDeadlineDto;
  @ApiProperty({ type: [ShownLineDto] }) lines!: ShownLineDto[];
  @ApiProperty({ type: [ShownHoldDto] }) holds!: ShownHoldDto[];
  @ApiProperty({ type: [ShownSeizureDto] }) seizures!: ShownSeizureDto[];
  @ApiProperty({ type: [ShownExclusionDto] }) exclusions!: ShownExclusionDto[];
  @ApiProperty({ type: [ShownNoticeDto] }) notices!: ShownNoticeDto[];
  @ApiProperty({ type: [ShownPublicationDto] }) publications!: ShownPublicationDto[];
  @ApiProperty({ type: [ShownElectionDto] }) elections!: ShownElectionDto[];
  @ApiProperty({ type: [ShownOrderDto] }) courtOrders!: ShownOrderDto[];
  @ApiProperty({ type: [ShownAllowanceDto] }) exportPermits!: ShownAllowanceDto[];
  @ApiProperty({ type: [ShownAllowanceDto] }) redeliveryDemands!: ShownAllowanceDto[];
  @ApiProperty({ type: [ShownProposalDto], description: 'What waits for a second person.' })
  proposals!: ShownProposalDto[];
  @ApiProperty({ type: [String] }) seals!: string[];
  @ApiProperty({ ...byName, description: 'Storage accrued, minor units by currency.' })
  storage!: Record<string, number>;
  @ApiProperty() documents!: number;
  @ApiProperty() notes!: number;
  @ApiProperty({ type: [AnomalyDto] }) anomalies!: AnomalyDto[];
}
