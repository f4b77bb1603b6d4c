import { Items } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';
import { LineDto } from './line.dto.ts';

export class AddLinesDto extends CommandDto {
  @Items(() => LineDto, { description: 'New lines of the case.' })
  lines!: LineDto[];
}

export const addLines = recordRoute('AddLines', {
  path: 'add-lines',
  body: AddLinesDto,
  tag: 'Cases',
  summary: 'Add lines to a case',
});
