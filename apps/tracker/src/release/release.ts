import { RELEASE_TYPES } from '#libs/cases';
import { Item, Items, LocalDateField, MinorUnits, OneOf, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto } from '../record-route/units.dto.ts';

export class BondDto {
  @Text({ description: 'Bond number.', max: 60 })
  number!: string;

  @MinorUnits({ description: 'Amount in minor units (cents).' })
  amount!: number;

  @OneOf(['USD'], { description: 'ISO 4217 currency.' })
  currency!: string;
}

export class ReleaseDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Units to release.' })
  lines!: MovingUnitsDto[];

  @OneOf(RELEASE_TYPES.entries.map(({ code }) => code), { description: 'Kind of release.' })
  releaseType!: string;

  @Text({
    description: 'Decision, order or payment that it rests on.',
    example: 'Petition decision 2025-3801-000044',
    max: 200,
  })
  authorityReference!: string;

  @Text({ description: 'Conditions of a conditional release.', optional: true, max: 2000 })
  conditions?: string;

  @Item(() => BondDto, { description: 'Bond of a conditional release.', optional: true })
  bond?: BondDto;

  @Text({ description: 'Authority that overrides an open agency hold.', optional: true, max: 200 })
  holdOverride?: string;

  @LocalDateField({ description: 'Review date of what stays held; 30 days from now when left out.', optional: true })
  nextReviewOn?: string;
}

export const release = recordRoute('Release', {
  path: 'release',
  body: ReleaseDto,
  tag: 'Transitions',
  summary: 'Release units',
  description: 'What stays held of the released lines is attested as still held together with it.',
});
