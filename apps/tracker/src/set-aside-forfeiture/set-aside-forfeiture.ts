import { Items, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { UnitsDto } from '../record-route/units.dto.ts';

export class SetAsideForfeitureDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Forfeited units that are seized again.' })
  lines!: UnitsDto[];

  @Text({ description: 'Order or decision that set it aside.', max: 200 })
  orderReference!: string;
}

export const setAsideForfeiture = recordRoute('SetAsideForfeiture', {
  path: 'set-aside-forfeiture',
  body: SetAsideForfeitureDto,
  tag: 'Transitions',
  summary: 'Set a forfeiture aside',
});
