import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { STATUS_EVENTS } from '#libs/cases';
import { type CaseSort, NO_STATUS, SORT_COLUMNS } from '#libs/projections';
import { listed, LocalDateField, MomentField, PortsQuery, WholeQuery } from '../fields/index.ts';

const SORTS = Object.keys(SORT_COLUMNS) as CaseSort[];
const STATUSES = [...STATUS_EVENTS, NO_STATUS];
const POSTURES = ['detained', 'seized', 'excluded', 'mixed', 'none'];
const LIFECYCLES = ['Open', 'Resolved', 'Closed'];

function choices(values: readonly string[], description: string): PropertyDecorator {
  return (target, key) => {
    ApiPropertyOptional({ description: `${description} Several with commas.`, enum: values, isArray: true })(
      target,
      key,
    );
    IsOptional()(target, key);
    IsIn([...values], { each: true, message: `must be among: ${values.join(', ')}` })(target, key);
    listed(target, key);
  };
}

const optional = true;

function words(description: string, example?: string): PropertyDecorator {
  return (target, key) => {
    ApiPropertyOptional({ description, ...(example && { example }) })(target, key);
    IsOptional()(target, key);
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))(target, key);
    IsString({ message: 'must be text' })(target, key);
    Length(1, 200, { message: 'must have 1 to 200 characters' })(target, key);
  };
}

/** A position of the log that the answer has to include. */
export class AtLeastDto {
  @ApiPropertyOptional({ description: 'Log position that the answer has to include; it is waited for, briefly.' })
  @IsOptional()
  @Matches(/^\d{1,19}$/, { message: 'must be a position of the log, as an answer to a command gave it' })
  atLeast?: string;
}

/** Filters, order and page of a list of cases. */
export class ListDto extends AtLeastDto {
  @choices(STATUSES, `Status; ${NO_STATUS} for cases in which nothing has moved yet.`)
  status?: string[];

  @choices(POSTURES, 'How units are held.')
  posture?: string[];

  @choices(LIFECYCLES, 'Lifecycle.')
  lifecycle?: string[];

  @PortsQuery()
  port?: string[];

  @words('Campaign, whole name.')
  campaign?: string;

  @words('Requesting agency.', 'FCC')
  agency?: string;

  @words('Manufacturer of at least one line.', 'Bitmain')
  manufacturer?: string;

  @words('Model of at least one line.', 'Antminer S21')
  model?: string;

  @MomentField({ optional, description: 'Held since this date at the port or later, or since this instant or later.' })
  heldSinceFrom?: string;

  @MomentField({ optional, description: 'Held since before this date at the port, or since before this instant.' })
  heldSinceTo?: string;

  @LocalDateField({ optional, description: 'A review is due on this local date or before it.' })
  reviewDueBy?: string;

  @LocalDateField({ optional, description: 'The next legal deadline is on this local date or before it.' })
  deadlineDueBy?: string;

  @words('Words that all occur in number, title, goods.', 'antminer detroit')
  text?: string;

  @ApiPropertyOptional({ enum: SORTS, default: 'caseId' })
  @IsOptional()
  @IsIn(SORTS, { message: `must be one of: ${SORTS.join(', ')}` })
  sort?: CaseSort;

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'asc' })
  @IsOptional()
  @IsIn(['asc', 'desc'], { message: 'must be asc or desc' })
  order?: 'asc' | 'desc';

  @WholeQuery({ description: 'Cases on a page.', minimum: 1, maximum: 500, default: 50 })
  limit?: number;

  @ApiPropertyOptional({ description: 'Where the page before ended: its `next`.' })
  @IsOptional()
  @IsString({ message: 'must be the `next` of the page before' })
  cursor?: string;
}

/** The same in a body, where a name may be said: it must not stand in an address, which is kept in logs and histories. */
export class SearchDto extends ListDto {
  @words('Importer, whole name; case and spaces do not matter.', 'Demo Importer A')
  importer?: string;
}

/** Part of a timeline. */
export class TimelineDto extends AtLeastDto {
  @WholeQuery({ description: 'First revision to show.', minimum: 0, default: 0 })
  from?: number;

  @WholeQuery({ description: 'Events on a page.', minimum: 1, maximum: 1000, default: 200 })
  limit?: number;
}

/** A number that somebody has in hand. */
export class FindDto extends AtLeastDto {
  @ApiPropertyOptional({ description: 'Case, entry, FP&F or serial number.', example: 'ZZZ-2500003-8', required: true })
  @IsString({ message: 'is missing' })
  @Length(1, 64, { message: 'must have 1 to 64 characters' })
  number!: string;
}
