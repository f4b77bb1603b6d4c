import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { LocalDateField } from '../fields/index.ts';

const asNumber = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
);
const size =
  (property: string): PropertyDecorator =>
  (target, key) => {
    ApiProperty({ description: property, example: 100 })(target, key);
    IsInt({ message: 'must be a number of events' })(target, key);
    Min(0, { message: 'must be 0 or more' })(target, key);
    Max(Number.MAX_SAFE_INTEGER, { message: 'must be a number of events' })(target, key);
    asNumber(target, key);
  };

export class ConsistencyQueryDto {
  @size('Events of the smaller tree.') first!: number;
  @size('Events of the larger tree.') second!: number;
}

export class CheckpointQueryDto {
  @IsOptional() @size('The checkpoint of so many events; without it the newest.') size?: number;
}

export class CheckpointListDto {
  @IsOptional() @size('Number of the first one.') from?: number;
}

export class InclusionQueryDto {
  @ApiProperty({ description: 'Position of the event in the log.', example: '4711' })
  @Matches(/^\d{1,18}$/, { message: 'must be a position of the log' })
  position!: string;
}

export class CosignatureDto {
  @ApiProperty({ description: 'A checkpoint as it was served, with the signature of a witness under it.' })
  @IsString({ message: 'must be text' })
  @Length(1, 100_000, { message: 'must have at most 100000 characters' })
  note!: string;
}

export class DossierQueryDto {
  @ApiProperty({ required: false, description: 'Numbers of events of checkpoints that you hold, with commas.' })
  @IsOptional()
  @Matches(/^\d{1,15}(,\d{1,15}){0,9}$/, { message: 'must be at most 10 numbers with commas' })
  known?: string;
}

export class CampaignDossierQueryDto extends DossierQueryDto {
  @ApiProperty({ example: 'Miner holds 2024-25' })
  @IsString({ message: 'must be text' })
  @Length(1, 200, { message: 'must have 1 to 200 characters' })
  campaign!: string;

  @LocalDateField({ optional: true, description: 'Where the period begins.', example: '2024-11-01' }) from?: string;
  @LocalDateField({ optional: true, description: 'Where it ends: states are those by then.', example: '2025-03-05' })
  to?: string;
}

export class ProofStatusDto {
  @ApiProperty() origin!: string;
  @ApiProperty({ description: 'Key of the log, as those who verify are given it.' }) key!: string | null;
  @ApiProperty({ enum: ['starting', 'catching-up', 'live', 'waiting-for-store', 'refused', 'stopped'] }) phase!: string;
  @ApiProperty({ description: 'Events in the tree.' }) size!: number;
  @ApiProperty({ description: 'Position of the last of them.' }) position!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) published!: object | null;
  @ApiProperty({ nullable: true, type: String }) problem!: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Address of the embedded store, for `cct audit`.' })
  store!: string | null;
}

export class InclusionDto {
  @ApiProperty() index!: number;
  @ApiProperty() leaf!: string;
  @ApiProperty({ type: [String] }) path!: string[];
  @ApiProperty() checkpoint!: string;
}

export class ConsistencyDto {
  @ApiProperty() first!: number;
  @ApiProperty() second!: number;
  @ApiProperty({ type: [String] }) path!: string[];
}

export class CheckpointPageDto {
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) checkpoints!: object[];
}

export class TakenDto {
  @ApiProperty() taken!: number;
}
