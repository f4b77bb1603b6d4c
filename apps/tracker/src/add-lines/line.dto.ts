import { Count, HtsusField, Item, MinorUnits, OneOf, SerialsField, Text } from '../fields/index.ts';

const BASES = ['entered', 'domesticAppraised', 'agencyEstimate'] as const;

export class UnitValueDto {
  @MinorUnits({ description: 'Value of one unit in minor units (cents).', example: 402000 })
  amount!: number;

  @OneOf(['USD'], { description: 'ISO 4217 currency.', example: 'USD' })
  currency!: string;

  @OneOf(BASES, { description: 'Basis of the value; one basis never overwrites another.', example: 'entered' })
  basis!: (typeof BASES)[number];
}

export class HtsusDto {
  @HtsusField({ description: 'Tariff code, 6 to 10 digits.' })
  code!: string;

  @Text({ description: 'Edition of the tariff that it is read in.', example: '2025', max: 40 })
  edition!: string;
}

export class LineDto {
  @Count({ description: 'Line number within the case, from 1.', example: 1, max: 9999 })
  line!: number;

  @Text({ description: 'What the goods are.', example: 'Crypto-mining machines' })
  description!: string;

  @Text({ description: 'Manufacturer.', example: 'Bitmain', max: 120 })
  manufacturer!: string;

  @Text({ description: 'Model.', example: 'Antminer S21 Pro', max: 120 })
  model!: string;

  @Item(() => HtsusDto, { description: 'Tariff code with its edition.' })
  htsus!: HtsusDto;

  @Text({ description: 'Country of origin, ISO 3166-1 alpha-2.', example: 'CN', max: 2 })
  origin!: string;

  @Item(() => UnitValueDto, { description: 'Value of one unit.' })
  unitValue!: UnitValueDto;

  @Count({ description: 'Units counted.', example: 1280 })
  counted!: number;

  @Count({ description: 'Units on the entry, where it says another number.', optional: true })
  declared?: number;

  @SerialsField({ description: 'Serial numbers of the numbered units.', optional: true })
  serials?: string[];
}
