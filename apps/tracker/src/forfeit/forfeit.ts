import { FORFEITURE_BASES } from '#libs/cases';
import { Items, OneOf, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto } from '../record-route/units.dto.ts';

export class ForfeitDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Seized units that are forfeited.' })
  lines!: MovingUnitsDto[];

  @OneOf(FORFEITURE_BASES, { description: 'How title passed.' })
  basis!: (typeof FORFEITURE_BASES)[number];

  @Text({ description: 'Declaration, docket number of the decree, or event id of the abandonment.', max: 200 })
  instrument!: string;

  @Text({ description: 'Listed exception to the limit of administrative forfeiture.', optional: true, max: 60 })
  limitException?: string;
}

export const forfeit = recordRoute('Forfeit', {
  path: 'forfeit',
  body: ForfeitDto,
  tag: 'Transitions',
  summary: 'Forfeit seized units',
});
