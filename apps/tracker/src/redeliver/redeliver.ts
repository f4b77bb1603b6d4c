import { Items, LocalDateField, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { UnitsDto } from '../record-route/units.dto.ts';

export class DemandRedeliveryDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Released units that are called back.' })
  lines!: UnitsDto[];

  @Text({ description: 'Reference of the demand.', max: 120 })
  demandReference!: string;

  @LocalDateField({ description: 'Local date by which they have to be back.' })
  dueOn!: string;
}

export class RedeliverDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Units that came back.' })
  lines!: UnitsDto[];

  @Text({ description: 'Event id of the demand.', max: 36 })
  demandEventId!: string;
}

export const demandRedelivery = recordRoute('DemandRedelivery', {
  path: 'demand-redelivery',
  body: DemandRedeliveryDto,
  tag: 'Transitions',
  summary: 'Demand the redelivery of released units',
});

export const redeliver = recordRoute('Redeliver', {
  path: 'redeliver',
  body: RedeliverDto,
  tag: 'Transitions',
  summary: 'Record that units were redelivered into detention',
});
