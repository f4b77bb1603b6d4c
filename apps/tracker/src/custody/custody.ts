import { FirmsField, Item, Items, Text, Texts } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { UnitsDto } from '../record-route/units.dto.ts';

export class PlaceDto {
  @FirmsField({ description: 'FIRMS code of a bonded facility.', optional: true })
  firms?: string;

  @Text({ description: 'Name of the place.', optional: true, example: 'Bonded warehouse, pier 80', max: 200 })
  name?: string;
}

export class TransferCustodyDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Units that were moved.' })
  lines!: UnitsDto[];

  @Item(() => PlaceDto, { description: 'Where they were.' })
  from!: PlaceDto;

  @Item(() => PlaceDto, { description: 'Where they are now.' })
  to!: PlaceDto;

  @Text({ description: 'How they were moved.', example: 'bonded truck', max: 120 })
  method!: string;

  @Text({ description: 'What for.', example: 'storage', max: 200 })
  purpose!: string;

  @Text({ description: 'Condition of the goods.', example: 'cartons intact', max: 500 })
  condition!: string;

  @Texts({ description: 'Seals on the goods.', optional: true, max: 60 })
  seals?: string[];

  @Text({ description: 'Number of the receipt.', max: 60 })
  receipt!: string;
}

export class ChangeSealDto extends CommandDto {
  @Item(() => PlaceDto, { description: 'Where.' })
  place!: PlaceDto;

  @Texts({ description: 'Seals taken off.', max: 60 })
  removed!: string[];

  @Texts({ description: 'Seals put on.', max: 60 })
  applied!: string[];
}

export class CountCustodyDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Units found.' })
  lines!: UnitsDto[];

  @Item(() => PlaceDto, { description: 'Where.' })
  place!: PlaceDto;

  @Text({ description: 'Condition of the goods.', max: 500 })
  condition!: string;
}

const tag = 'Custody';

export const transferCustody = recordRoute('TransferCustody', {
  path: 'transfer-custody',
  body: TransferCustodyDto,
  tag,
  summary: 'Record that units were moved to another place',
});

export const changeSeal = recordRoute('ChangeSeal', {
  path: 'change-seal',
  body: ChangeSealDto,
  tag,
  summary: 'Record a change of seals',
});

export const countCustody = recordRoute('CountCustody', {
  path: 'count-custody',
  body: CountCustodyDto,
  tag,
  summary: 'Record a physical count',
  description: 'A count that differs from the record is kept as found; the difference shows.',
});
