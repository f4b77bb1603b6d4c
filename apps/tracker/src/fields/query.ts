import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** `?port=2801,3801` and `?port=2801&port=3801` alike. */
export const listed = Transform(({ value }: { value: unknown }) =>
  [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',').map((part) => part.trim()) : [one])),
);

/** Ports that an answer is narrowed to. */
export function PortsQuery(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      description: 'Port codes. Several with commas.',
      example: '2801',
      isArray: true,
      type: String,
    }),
    IsOptional(),
    Matches(/^\d{4}$/, { each: true, message: 'must be port codes of four digits' }),
    listed,
  );
}

/** A whole number in an address: the size of a page, a place, seconds. */
export function WholeQuery(options: {
  readonly description?: string;
  readonly minimum: number;
  readonly maximum?: number;
  readonly default: number;
}): PropertyDecorator {
  const { minimum, maximum } = options;
  const upTo = maximum === undefined ? [] : [Max(maximum, { message: `must be at most ${maximum}` })];
  return applyDecorators(
    ApiPropertyOptional(options),
    IsOptional(),
    Type(() => Number),
    IsInt({ message: 'must be a whole number' }),
    Min(minimum, { message: `must be at least ${minimum}` }),
    ...upTo,
  );
}

/** Whether a list is sent as JSON or CSV. */
export function FormatQuery(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      enum: ['json', 'csv'],
      description: 'By default what `Accept` asks for: `text/csv`, or else JSON.',
    }),
    IsOptional(),
    IsIn(['json', 'csv'], { message: 'must be json or csv' }),
  );
}

/** What sums are broken down by. */
export function BrokenDownBy(dimensions: readonly string[]): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      enum: [...dimensions],
      isArray: true,
      description: 'What to break down by, with commas; everything in one row when left out.',
    }),
    IsOptional(),
    IsIn([...dimensions], { each: true, message: `must be among: ${dimensions.join(', ')}` }),
    ArrayUnique({ message: 'must name each dimension once' }),
    ArrayMaxSize(dimensions.length, { message: 'must name each dimension once' }),
    listed,
  );
}
