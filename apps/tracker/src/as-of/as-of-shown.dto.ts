import { ApiProperty, PartialType } from '@nestjs/swagger';
import { AGE_BANDS, UNIT_DIMENSIONS } from '#libs/projections';
import { ShownCaseDto, WorthDto } from '../reading/case.dto.ts';
import { BucketsDto, NumbersDto } from '../reading/standing.dto.ts';

const optional = { required: false } as const;
const counts = { type: 'object', additionalProperties: { type: 'integer' } } as const;
const REASONS = ['not-yet-recorded', 'annulled', 'rescinded', 'not-yet-effective'] as const;

export class MomentDto {
  @ApiProperty() effectiveAt!: string;
  @ApiProperty() knownAt!: string;
}

export class AccountedEventDto {
  @ApiProperty() revision!: number;
  @ApiProperty() eventId!: string;
  @ApiProperty() type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() effectiveAt!: string;
  @ApiProperty() recordedAt!: string;
  @ApiProperty({ ...optional, type: [String], description: 'Rescissions that took some of its units back.' })
  reducedBy?: string[];
  @ApiProperty({ ...optional, enum: REASONS, description: 'Why it is left out.' }) reason?: string;
  @ApiProperty({ ...optional, type: [String], description: 'The events that took it out.' }) by?: string[];
}

export class AccountDto {
  @ApiProperty({ type: [AccountedEventDto], description: 'In the order in which they took effect.' })
  restsOn!: AccountedEventDto[];
  @ApiProperty({ type: [AccountedEventDto], description: 'In the order of recording.' }) leftOut!: AccountedEventDto[];
}

/** A case as it was, as far as was known. */
export class CaseAsOfDto extends PartialType(ShownCaseDto) {
  @ApiProperty() asOf!: MomentDto;
  @ApiProperty({ description: 'False where, as was known then, it had not been opened.' }) exists!: boolean;
  @ApiProperty() events!: AccountDto;
}

export class UnitsRowDto extends BucketsDto {
  @ApiProperty({ ...optional, nullable: true, type: String }) campaign?: string | null;
  @ApiProperty(optional) port?: string;
  @ApiProperty({ ...optional, nullable: true, type: String }) importer?: string | null;
  @ApiProperty(optional) manufacturer?: string;
  @ApiProperty(optional) model?: string;
  @ApiProperty({ ...optional, nullable: true, type: String }) status?: string | null;
  @ApiProperty() cases!: number;
  @ApiProperty() lines!: number;
  @ApiProperty() counted!: number;
  @ApiProperty() held!: number;
  @ApiProperty() value!: WorthDto;
  @ApiProperty({
    ...counts,
    description: `Held units by the days since which some of their line has been held: ${AGE_BANDS.map(({ name }) => name).join(', ')}.`,
  })
  ageing!: Record<string, number>;
  @ApiProperty(optional) heldSince?: string;
}

export class AskedMomentDto {
  @ApiProperty({ example: '2025-03-02' }) effective!: string;
  @ApiProperty({ example: '2025-03-05' }) known!: string;
}

export class UnitsAsOfDto {
  @ApiProperty() asOf!: AskedMomentDto;
  @ApiProperty({ enum: UNIT_DIMENSIONS, isArray: true }) by!: string[];
  @ApiProperty({ type: [UnitsRowDto] }) rows!: UnitsRowDto[];
}

export class LineStandingDto extends NumbersDto {
  @ApiProperty() line!: number;
  @ApiProperty() manufacturer!: string;
  @ApiProperty() model!: string;
}

export class ChangeDto {
  @ApiProperty({ ...counts, description: 'Only buckets that changed: units more, or less where below 0.' })
  buckets!: Record<string, number>;
  @ApiProperty() counted!: number;
  @ApiProperty() held!: number;
  @ApiProperty({ ...counts, description: 'Minor units by currency.' }) valueHeld!: Record<string, number>;
}

export class LineDifferenceDto {
  @ApiProperty() line!: number;
  @ApiProperty(optional) before?: LineStandingDto;
  @ApiProperty(optional) after?: LineStandingDto;
  @ApiProperty() change!: ChangeDto;
  @ApiProperty({ type: [String], description: 'Ids of those changed events that name the line.' }) events!: string[];
}

export class ChangedEventDto extends AccountedEventDto {
  @ApiProperty() sentence!: string;
  @ApiProperty({ type: [Number] }) lines!: number[];
  @ApiProperty({ enum: ['counts', 'no-longer-counts', 'reduced'] }) change!: string;
}

export class CaseDifferenceDto {
  @ApiProperty() caseId!: string;
  @ApiProperty() from!: MomentDto;
  @ApiProperty() to!: MomentDto;
  @ApiProperty({ type: [LineDifferenceDto] }) lines!: LineDifferenceDto[];
  @ApiProperty({ type: [ChangedEventDto], description: 'In the order of recording.' }) events!: ChangedEventDto[];
}

export class DifferencesDto {
  @ApiProperty() from!: AskedMomentDto;
  @ApiProperty() to!: AskedMomentDto;
  @ApiProperty({ type: [CaseDifferenceDto] }) cases!: CaseDifferenceDto[];
}
