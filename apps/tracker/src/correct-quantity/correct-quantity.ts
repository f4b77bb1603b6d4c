import { Count, SerialsField } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

export class CorrectQuantityDto extends CommandDto {
  @Count({ description: 'Line number.', example: 1, max: 9999 })
  line!: number;

  @Count({ description: 'Units there really are.', example: 1279, min: 0 })
  counted!: number;

  @Count({ description: 'Units on the entry, where it says another number.', optional: true })
  declared?: number;

  @SerialsField({ description: 'Numbers found besides those known.', optional: true })
  serialsAdded?: string[];

  @SerialsField({ description: 'Numbers that are not there.', optional: true })
  serialsRemoved?: string[];
}

export const correctQuantity = recordRoute('CorrectQuantity', {
  path: 'correct-quantity',
  body: CorrectQuantityDto,
  tag: 'Cases',
  summary: 'Correct the counted quantity of a line',
});
