import { Items, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto } from '../record-route/units.dto.ts';

export class DestroyDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Units that were destroyed.' })
  lines!: MovingUnitsDto[];

  @Text({ description: 'Authority of the destruction.', max: 200 })
  authorityReference!: string;

  @Text({ description: 'How they were destroyed.', optional: true, max: 200 })
  method?: string;

  @Text({ description: 'Who saw it.', optional: true, max: 200 })
  witness?: string;
}

export const destroy = recordRoute('Destroy', {
  path: 'destroy',
  body: DestroyDto,
  tag: 'Transitions',
  summary: 'Record that units were destroyed',
});
