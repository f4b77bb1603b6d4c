import { DETENTION_BASES } from '#libs/cases';
import { Items, OneOf } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto } from '../record-route/units.dto.ts';

export class DetainDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Units to detain.' })
  lines!: MovingUnitsDto[];

  @OneOf(DETENTION_BASES, { description: 'By decision, or deemed so when 5 business days have passed.' })
  basis!: (typeof DETENTION_BASES)[number];
}

export const detain = recordRoute('Detain', {
  path: 'detain',
  body: DetainDto,
  tag: 'Transitions',
  summary: 'Detain presented units',
});
