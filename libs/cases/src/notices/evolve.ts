import type { CaseState, Notice } from '../case-file/state.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventSpec } from '../events/spec.ts';

export const noticeIssued: EventSpec<'NoticeIssued'> = {
  version: 1,
  title: 'Notice issued',
  apply: (state, { eventId, data }) => {
    const { template, templateVersion, addressee, mailedOn, aboutEventId } = data;
    const notice = { eventId, template, templateVersion, addressee, mailedOn };
    return { ...state, notices: [...state.notices, aboutEventId ? { ...notice, aboutEventId } : notice] };
  },
  describe: ({ template, templateVersion, addressee, channel, mailedOn }) =>
    `Notice ${template} (version ${templateVersion}) to ${addressee.role} by ${channel}, mailed ${mailedOn}`,
};

export const noticeServed: EventSpec<'NoticeServed'> = {
  version: 1,
  title: 'Notice served',
  apply: (state, { data: { noticeEventId, servedOn } }) => withNotice(state, noticeEventId, { servedOn }),
  problem: (state, { data }) => unknownNotice(state, data.noticeEventId),
  describe: ({ servedOn }) => `Notice reached its addressee on ${servedOn}`,
};

export const noticeReturned: EventSpec<'NoticeReturned'> = {
  version: 1,
  title: 'Notice returned',
  apply: (state, { data: { noticeEventId, returnedOn } }) => withNotice(state, noticeEventId, { returnedOn }),
  problem: (state, { data }) => unknownNotice(state, data.noticeEventId),
  describe: ({ returnedOn, remark }) => `Notice came back on ${returnedOn}${remark ? `: ${remark}` : ''}`,
};

export const noticePublished: EventSpec<'NoticePublished'> = {
  version: 1,
  title: 'Notice published',
  apply: (state, { eventId, data: { firstPublishedOn, publishedUntil, aboutEventId } }) => {
    const publication = { eventId, firstPublishedOn, publishedUntil };
    return {
      ...state,
      publications: [...state.publications, aboutEventId ? { ...publication, aboutEventId } : publication],
    };
  },
  describe: ({ medium, firstPublishedOn, publishedUntil }) =>
    `Notice published in ${medium} from ${firstPublishedOn} to ${publishedUntil}`,
};

function withNotice(state: CaseState, eventId: string, change: Partial<Notice>): CaseState {
  return {
    ...state,
    notices: state.notices.map((notice) => (notice.eventId === eventId ? { ...notice, ...change } : notice)),
  };
}

function unknownNotice(state: CaseState, eventId: string): Refusal | undefined {
  if (state.notices.some((notice) => notice.eventId === eventId)) return undefined;
  return {
    code: 'REFERENCE_UNKNOWN',
    field: 'noticeEventId',
    message: 'The case has no such notice at that date.',
    wayOut: 'Name the event id of a NoticeIssued of this case.',
  };
}
