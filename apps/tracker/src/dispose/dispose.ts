import { DISPOSAL_METHODS } from '#libs/cases';
import { Items, OneOf, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { UnitsDto } from '../record-route/units.dto.ts';

export class DisposeOfDto extends CommandDto {
  @Items(() => UnitsDto, { description: 'Forfeited units that are disposed of.' })
  lines!: UnitsDto[];

  @OneOf(DISPOSAL_METHODS, { description: 'What became of them.' })
  method!: (typeof DISPOSAL_METHODS)[number];

  @Text({ description: 'Authority of the disposal.', max: 200 })
  authorityReference!: string;

  @Text({ description: 'Who received them.', optional: true, max: 200 })
  recipient?: string;
}

export const disposeOf = recordRoute('DisposeOf', {
  path: 'dispose-of',
  body: DisposeOfDto,
  tag: 'Transitions',
  summary: 'Dispose of forfeited units',
});
