import { EXCLUSION_BASES } from '#libs/cases';
import { Items, OneOf } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { MovingUnitsDto } from '../record-route/units.dto.ts';

export class ExcludeDto extends CommandDto {
  @Items(() => MovingUnitsDto, { description: 'Detained units to exclude.' })
  lines!: MovingUnitsDto[];

  @OneOf(EXCLUSION_BASES, { description: 'By decision, or deemed so when the 30 days have passed.' })
  basis!: (typeof EXCLUSION_BASES)[number];
}

export const exclude = recordRoute('Exclude', {
  path: 'exclude',
  body: ExcludeDto,
  tag: 'Transitions',
  summary: 'Exclude detained units from entry',
});
