import { Item, LocalDateField, Text } from '../fields/index.ts';
import { CommandDto } from '../record-route/command.dto.ts';
import { recordRoute } from '../record-route/record-route.ts';

export class AddresseeDto {
  @Text({ description: 'What the addressee is to the case.', example: 'importer', max: 60 })
  role!: string;

  @Text({ description: 'Name of the addressee.', example: 'Demo Importer A', max: 200 })
  name!: string;
}

export class IssueNoticeDto extends CommandDto {
  @Text({ description: 'Code of the notice template.', example: 'notice-of-seizure', max: 60 })
  template!: string;

  @Text({ description: 'Version of the template that was used.', example: '2024-10', max: 40 })
  templateVersion!: string;

  @Item(() => AddresseeDto, { description: 'Whom it was sent to.' })
  addressee!: AddresseeDto;

  @Text({ description: 'Channel.', example: 'certified-mail', max: 60 })
  channel!: string;

  @LocalDateField({ description: 'Local date of mailing.' })
  mailedOn!: string;

  @Text({ description: 'Event id of the act that it tells of.', optional: true, max: 36 })
  aboutEventId?: string;
}

export class ServeNoticeDto extends CommandDto {
  @Text({ description: 'Event id of the notice.', max: 36 })
  noticeEventId!: string;

  @LocalDateField({ description: 'Local date on which the addressee was reached.' })
  servedOn!: string;

  @Text({ description: 'Proof of service.', optional: true, max: 200 })
  proof?: string;
}

export class ReturnNoticeDto extends CommandDto {
  @Text({ description: 'Event id of the notice.', max: 36 })
  noticeEventId!: string;

  @LocalDateField({ description: 'Local date on which it came back.' })
  returnedOn!: string;

  @Text({ description: 'What the carrier said.', optional: true, max: 500 })
  remark?: string;
}

export class PublishNoticeDto extends CommandDto {
  @Text({ description: 'Where it was published.', example: 'forfeiture.gov', max: 200 })
  medium!: string;

  @LocalDateField({ description: 'First local date of publication.' })
  firstPublishedOn!: string;

  @LocalDateField({ description: 'Last local date of publication.' })
  publishedUntil!: string;

  @Text({ description: 'Event id of the act that it tells of.', optional: true, max: 36 })
  aboutEventId?: string;
}

const tag = 'Notices';

export const issueNotice = recordRoute('IssueNotice', {
  path: 'issue-notice',
  body: IssueNoticeDto,
  tag,
  summary: 'Record that a notice was sent',
});

export const serveNotice = recordRoute('ServeNotice', {
  path: 'serve-notice',
  body: ServeNoticeDto,
  tag,
  summary: 'Record that a notice reached its addressee',
});

export const returnNotice = recordRoute('ReturnNotice', {
  path: 'return-notice',
  body: ReturnNoticeDto,
  tag,
  summary: 'Record that a notice came back',
});

export const publishNotice = recordRoute('PublishNotice', {
  path: 'publish-notice',
  body: PublishNoticeDto,
  tag,
  summary: 'Record that a notice was published',
});
