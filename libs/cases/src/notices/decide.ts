import { fact } from '../commands/fact.ts';
import { unknownEvent } from '../commands/named-event.ts';
import type { Refusal } from '../commands/refusal.ts';
import { CASE_WORK } from '../commands/roles.ts';
import { unknownCode } from '../reference-data/index.ts';
import type { NoticePublishedData } from './events.ts';

export const issueNotice = fact<'NoticeIssued', 'IssueNotice'>('NoticeIssued', {
  roles: CASE_WORK,
  problem: ({ template, channel, aboutEventId }, _at, file) =>
    unknownCode('notice-templates', template, 'template') ??
    unknownCode('notice-channels', channel, 'channel') ??
    unknownEvent(file, 'aboutEventId', aboutEventId),
});
export const serveNotice = fact<'NoticeServed', 'ServeNotice'>('NoticeServed', { roles: CASE_WORK });
export const returnNotice = fact<'NoticeReturned', 'ReturnNotice'>('NoticeReturned', { roles: CASE_WORK });
export const publishNotice = fact<'NoticePublished', 'PublishNotice'>('NoticePublished', {
  roles: CASE_WORK,
  problem: (data, _at, file) => periodProblem(data) ?? unknownEvent(file, 'aboutEventId', data.aboutEventId),
});

function periodProblem({ firstPublishedOn, publishedUntil }: NoticePublishedData): Refusal | undefined {
  if (firstPublishedOn <= publishedUntil) return undefined;
  return {
    code: 'DATES_INVALID',
    field: 'publishedUntil',
    message: `Publication can't end on ${publishedUntil}, before it began on ${firstPublishedOn}.`,
    wayOut: 'Correct one of the two dates.',
    compared: { firstPublishedOn, publishedUntil },
  };
}
