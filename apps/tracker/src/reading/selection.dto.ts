import { PortsQuery, Text } from '../fields/index.ts';

const optional = true;

/** Lines that are asked about. */
export class SelectionDto {
  @Text({ optional, description: 'Campaign, whole name.', max: 200 }) campaign?: string;

  @PortsQuery()
  port?: string[];

  @Text({ optional, description: 'Manufacturer of the goods.', max: 200 }) manufacturer?: string;
  @Text({ optional, description: 'Model of the goods.', example: 'Antminer S21', max: 200 }) model?: string;
}
