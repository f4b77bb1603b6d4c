import { ApiProperty } from '@nestjs/swagger';
import { BUCKETS } from '#libs/cases';
import { ShownActorDto } from './actor.dto.ts';
import { WorthDto } from './case.dto.ts';
import { BucketsDto, NumbersDto } from './standing.dto.ts';

const optional = { required: false } as const;
const orNull = { nullable: true, type: String } as const;

export class GoodsDto {
  @ApiProperty() manufacturer!: string;
  @ApiProperty() model!: string;
  @ApiProperty() counted!: number;
}

/** A row of a list: the status word with its numbers. */
export class CaseSummaryDto extends NumbersDto {
  @ApiProperty() caseId!: string;
  @ApiProperty(optional) title?: string;
  @ApiProperty({ enum: ['Open', 'Resolved', 'Closed'] }) lifecycle!: string;
  @ApiProperty() port!: string;
  @ApiProperty() portName!: string;
  @ApiProperty({
    description: "The port's time zone, by whose calendar its dates are counted.",
    example: 'America/Detroit',
  })
  timeZone!: string;
  @ApiProperty(orNull) campaign!: string | null;
  @ApiProperty(orNull) requestingAgency!: string | null;
  @ApiProperty(orNull) importer!: string | null;
  @ApiProperty(orNull) entryNumber!: string | null;
  @ApiProperty({ type: [GoodsDto] }) goods!: GoodsDto[];
  @ApiProperty() value!: WorthDto;
  @ApiProperty(orNull) nextReviewOn!: string | null;
  @ApiProperty(orNull) nextDeadlineOn!: string | null;
  @ApiProperty() openedAt!: string;
  @ApiProperty() changedAt!: string;
  @ApiProperty() revision!: number;
}

export class CasePageDto {
  @ApiProperty({ type: [CaseSummaryDto] }) cases!: CaseSummaryDto[];
  @ApiProperty({ ...optional, description: 'Cursor of the next page; absent on the last one.' }) next?: string;
}

export class FoundDto {
  @ApiProperty() caseId!: string;
  @ApiProperty({ enum: ['caseId', 'entryNumber', 'fpfCaseNumber', 'serial'] }) by!: string;
  @ApiProperty(optional) line?: number;
  @ApiProperty({ ...optional, enum: BUCKETS }) bucket?: string;
}

export class FindingsDto {
  @ApiProperty({ type: [FoundDto] }) found!: FoundDto[];
}

export class AnnulmentDto {
  @ApiProperty({ description: 'Id of the annulling event.' }) by!: string;
  @ApiProperty() at!: string;
  @ApiProperty(optional) reasonCode?: string;
  @ApiProperty(optional) reasonText?: string;
}

export class ImportedDto {
  @ApiProperty() importedAt!: string;
  @ApiProperty() importedBy!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ description: "The store's own time." }) storedAt!: string;
}

/** One event: what happened, its three dates, who, why, on whose authority. */
export class TimelineEntryDto {
  @ApiProperty() revision!: number;
  @ApiProperty() position!: string;
  @ApiProperty() eventId!: string;
  @ApiProperty() type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() sentence!: string;
  @ApiProperty() effectiveAt!: string;
  @ApiProperty() recordedAt!: string;
  @ApiProperty({ ...optional, description: 'Local date on which a notice of it was mailed.' }) notifiedOn?: string;
  @ApiProperty() actor!: ShownActorDto;
  @ApiProperty(optional) approver?: ShownActorDto;
  @ApiProperty(optional) reasonCode?: string;
  @ApiProperty(optional) reasonText?: string;
  @ApiProperty(optional) legalAuthority?: string;
  @ApiProperty(optional) lateReason?: string;
  @ApiProperty(optional) imported?: ImportedDto;
  @ApiProperty() commandId!: string;
  @ApiProperty() correlationId!: string;
  @ApiProperty() causationId!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
  @ApiProperty({ ...optional, description: 'Struck through: by what and since when it does not count.' })
  annulled?: AnnulmentDto;
  @ApiProperty({
    enum: ['accepted', 'integrated', 'published'],
    description: 'In the log, in the tree, under a checkpoint.',
  })
  proof!: string;
}

export class TimelinePageDto {
  @ApiProperty() caseId!: string;
  @ApiProperty({ type: [TimelineEntryDto] }) entries!: TimelineEntryDto[];
  @ApiProperty({ ...optional, description: 'Revision that the next page begins with.' }) next?: number;
}

/** Units in their buckets for one combination of the dimensions asked for; with `month`, what it changed. */
export class StatisticsRowDto extends BucketsDto {
  @ApiProperty({ ...optional, ...orNull }) campaign?: string | null;
  @ApiProperty(optional) port?: string;
  @ApiProperty(optional) manufacturer?: string;
  @ApiProperty(optional) model?: string;
  @ApiProperty({ ...optional, ...orNull }) status?: string | null;
  @ApiProperty({ ...optional, example: '2025-02' }) month?: string;
  @ApiProperty() cases!: number;
  @ApiProperty(optional) lines?: number;
  @ApiProperty(optional) counted?: number;
  @ApiProperty(optional) held?: number;
  @ApiProperty(optional) value?: WorthDto;
  @ApiProperty({ ...optional, description: 'With month: what came in.' }) in?: BucketsDto;
  @ApiProperty({ ...optional, description: 'With month: what left.' }) out?: BucketsDto;
}

export class UnitStatisticsDto {
  @ApiProperty({ type: [String] }) by!: string[];
  @ApiProperty({ type: [StatisticsRowDto] }) rows!: StatisticsRowDto[];
}
