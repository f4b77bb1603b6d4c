import { Items, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto } from '../record-route/units.dto.ts';

export class RecordLossDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Units that are missing.' })
  lines!: MovingUnitsDto[];

  @Text({ description: 'Report in which the loss was found.', optional: true, max: 200 })
  reportReference?: string;
}

export const recordLoss = recordRoute('RecordLoss', {
  path: 'record-loss',
  body: RecordLossDto,
  tag: 'Transitions',
  summary: 'Record the loss of units',
});
