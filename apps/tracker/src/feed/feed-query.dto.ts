import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsString, Length, Matches, registerDecorator } from 'class-validator';
import { PUBLISHED_NAMES } from '#libs/contracts';
import { FeedFilter, typesNamed } from '#libs/feed';

/** `?port=2801,3801` and `?port=2801&port=3801` alike. */
const listed = Transform(({ value }: { value: unknown }) =>
  [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',').map((part) => part.trim()) : [one])),
);
const upperCase = Transform(({ value }: { value: unknown }) =>
  [value].flat().map((one) => (typeof one === 'string' ? one.toUpperCase() : one)),
);
/** Campaigns are names, which may hold commas: several are given by repeating the parameter. */
const repeated = Transform(({ value }: { value: unknown }) => [value].flat());

/** Names of published events, with or without version, or whole types. */
export function PublishedTypes(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      target: target.constructor,
      propertyName: String(property),
      name: 'publishedType',
      options: { message: `must be among: ${Object.values(PUBLISHED_NAMES).join(', ')}` },
      validator: {
        validate: (names: unknown) =>
          Array.isArray(names) && names.every((name) => typeof name === 'string' && typesNamed(name).length > 0),
      },
    });
}

/** Which published events are wanted, and from where on. */
export class FeedQueryDto {
  @ApiPropertyOptional({
    description: 'Names of events, e.g. released; several with commas. Every version unless one is named.',
    example: 'released,still-held',
    type: String,
  })
  @IsOptional()
  @PublishedTypes()
  @listed
  type?: string[];

  @ApiPropertyOptional({ description: 'Case ids; several with commas.', example: 'SYN-03', type: String })
  @IsOptional()
  @ArrayMaxSize(1000, { message: 'must have at most 1000 cases' })
  @Matches(/^[A-Z0-9-]{1,40}$/, { each: true, message: 'must be case ids' })
  @upperCase
  @listed
  case?: string[];

  @ApiPropertyOptional({ description: 'Port codes; several with commas.', example: '2801', type: String })
  @IsOptional()
  @Matches(/^\d{4}$/, { each: true, message: 'must be port codes of four digits' })
  @listed
  port?: string[];

  @ApiPropertyOptional({ description: 'Campaign, whole name; repeat the parameter for several.', type: String })
  @IsOptional()
  @IsString({ each: true, message: 'must be text' })
  @Length(1, 200, { each: true, message: 'must have 1 to 200 characters' })
  @repeated
  campaign?: string[];

  @ApiPropertyOptional({
    description:
      'What lies behind this position: one from an event or an answer, `start` for everything that is kept, `latest` for what comes from now on.',
    default: 'start',
    example: '4711',
  })
  @IsOptional()
  @Matches(/^(start|latest|-1|\d{1,19})$/, { message: 'must be a position of the feed, start or latest' })
  after?: string;

  /** @param within ports beyond which nothing is told, whatever is asked for */
  filter(within?: readonly string[]): FeedFilter {
    const ports = within ? (this.port ?? within).filter((port) => within.includes(port)) : this.port;
    return new FeedFilter({
      ...(this.type && { types: this.type }),
      ...(this.case && { cases: this.case }),
      ...(ports && { ports }),
      ...(this.campaign && { campaigns: this.campaign }),
    });
  }
}
