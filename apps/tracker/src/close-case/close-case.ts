import { Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

export class CloseCaseDto extends CommandDto {
  @Text({ description: 'Remark.', optional: true, max: 2000 })
  remark?: string;
}

export const closeCase = recordRoute('CloseCase', {
  path: 'close-case',
  body: CloseCaseDto,
  tag: 'Cases',
  summary: 'Close a case in which nothing is held and nothing pending',
});
