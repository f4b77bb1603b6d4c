import { Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

export class ReopenCaseDto extends CommandDto {
  @Text({ description: 'Remark.', optional: true, max: 2000 })
  remark?: string;
}

export const reopenCase = recordRoute('ReopenCase', {
  path: 'reopen-case',
  body: ReopenCaseDto,
  tag: 'Corrections',
  summary: 'Reopen a closed case',
});
