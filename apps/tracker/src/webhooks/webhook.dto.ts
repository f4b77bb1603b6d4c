import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CONTENT_MODES, type ContentMode } from '#libs/webhooks';
import { PublishedTypes } from '../feed/feed-query.dto.ts';
import { WholeQuery } from '../fields/index.ts';

const list = { isArray: true, type: String, required: false };

/** Which events; what is left out does not narrow. */
export class WebhookFilterDto {
  @ApiProperty({ ...list, example: ['released', 'still-held'] })
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must name at least one, or be left out' })
  @PublishedTypes()
  types?: string[];

  @ApiProperty({ ...list, example: ['SYN-03'] })
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must name at least one, or be left out' })
  @ArrayMaxSize(1000, { message: 'must have at most 1000 cases' })
  @Matches(/^[A-Z0-9-]{1,40}$/, { each: true, message: 'must be case ids' })
  cases?: string[];

  @ApiProperty({ ...list, example: ['2801'] })
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must name at least one, or be left out' })
  @Matches(/^\d{4}$/, { each: true, message: 'must be port codes of four digits' })
  ports?: string[];

  @ApiProperty({ ...list, example: ['Miner holds 2024-25'] })
  @IsOptional()
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1, { message: 'must name at least one, or be left out' })
  @IsString({ each: true, message: 'must be text' })
  @Length(1, 200, { each: true, message: 'must have 1 to 200 characters' })
  campaigns?: string[];
}

export class RegisterWebhookDto {
  @ApiProperty({ example: 'https://warehouse.example/customs-events' })
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be an https address' },
  )
  @MaxLength(2000, { message: 'must have at most 2000 characters' })
  url!: string;

  @ApiPropertyOptional({ type: WebhookFilterDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => WebhookFilterDto)
  filter?: WebhookFilterDto;

  @ApiPropertyOptional({ description: 'A position of the feed, start, or latest.', default: 'latest' })
  @IsOptional()
  @Matches(/^(start|latest|\d{1,19})$/, { message: 'must be a position of the feed, start or latest' })
  after?: string;

  @ApiPropertyOptional({
    enum: CONTENT_MODES,
    default: 'structured',
    description: 'How CloudEvents are put into requests.',
  })
  @IsOptional()
  @IsIn([...CONTENT_MODES], { message: `must be ${CONTENT_MODES.join(' or ')}` })
  mode?: ContentMode;
}

/** Which failing cases. */
export class ReplayDto {
  @ApiPropertyOptional({ example: 'SYN-03', description: 'All failing cases when left out.' })
  @IsOptional()
  @Matches(/^[A-Z0-9-]{1,40}$/, { message: 'must be a case id' })
  caseId?: string;
}

export class DropDto {
  @ApiProperty({ example: 'SYN-03' })
  @Matches(/^[A-Z0-9-]{1,40}$/, { message: 'must be a case id' })
  caseId!: string;

  @ApiPropertyOptional({ description: 'All events that wait, instead of the first alone.', default: false })
  @IsOptional()
  @IsBoolean({ message: 'must be true or false' })
  all?: boolean;
}

export class DeliveriesDto {
  @WholeQuery({ minimum: 1, maximum: 1000, default: 100 })
  limit?: number;
}

/** A webhook as it is shown; secrets are shown once, when they are made. */
export class WebhookDto {
  @ApiProperty() id!: string;
  @ApiProperty() url!: string;
  @ApiProperty({ type: WebhookFilterDto }) filter!: object;
  @ApiProperty({ enum: CONTENT_MODES }) mode!: ContentMode;
  @ApiProperty({ enum: ['unverified', 'active', 'paused', 'gone'] }) state!: string;
  @ApiProperty({ required: false, description: 'Why it is gone.' }) reason?: string;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ description: 'Everything up to this position was sent, or waits with its case.' }) cursor!: string;
  @ApiProperty({ description: 'Since the service started.' }) delivered!: number;
  @ApiProperty({ description: 'Attempts that failed, since the service started.' }) failed!: number;
  @ApiProperty({ description: 'Events that wait behind failing cases.' }) waiting!: number;
  @ApiProperty() failingCases!: number;
  @ApiProperty({ description: 'Cases that are not tried any more until they are replayed or dropped.' })
  parkedCases!: number;
}

export class WebhookWithSecretDto extends WebhookDto {
  @ApiProperty({ example: 'whsec_...', description: 'What deliveries are signed with. Shown only now.' })
  secret!: string;
}
