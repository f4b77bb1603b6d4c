import { COURT_ORDER_KINDS, ELECTION_KINDS, PETITION_OUTCOMES } from '#libs/cases';
import { code, localDate, oneOf, optional } from '../schema/field.ts';
import { published } from './spec.ts';
import { units, unitsOf } from './units.ts';

const aboutEventId = optional(code('Event that it is about.'));
const noticeEventId = code('Event that issued the notice.');

export const noticeIssued = published<'NoticeIssued'>()({
  version: 1,
  title: 'Notice issued',
  fields: {
    template: code('From the list notice-templates.'),
    templateVersion: code('Version of the template.'),
    addresseeRole: code('What the addressee is to the case; who it is stays in the case.'),
    channel: code('From the list notice-channels.'),
    mailedOn: localDate('Day of mailing, from which the clock of the claimant runs.'),
    aboutEventId,
  },
  facts: ({ data: { template, templateVersion, addressee, channel, mailedOn, aboutEventId: about } }) => ({
    ...{ template, templateVersion, addresseeRole: addressee.role, channel, mailedOn },
    ...(about && { aboutEventId: about }),
  }),
});

export const noticeServed = published<'NoticeServed'>()({
  version: 1,
  title: 'Notice served',
  fields: { noticeEventId, servedOn: localDate('Day on which the addressee was reached.') },
  facts: ({ data: { noticeEventId: notice, servedOn } }) => ({ noticeEventId: notice, servedOn }),
});

export const noticeReturned = published<'NoticeReturned'>()({
  version: 1,
  title: 'Notice returned',
  fields: { noticeEventId, returnedOn: localDate('Day on which it came back.') },
  facts: ({ data: { noticeEventId: notice, returnedOn } }) => ({ noticeEventId: notice, returnedOn }),
});

export const noticePublished = published<'NoticePublished'>()({
  version: 1,
  title: 'Notice published',
  fields: {
    firstPublishedOn: localDate('First day of publication.'),
    publishedUntil: localDate('Last day of publication.'),
    aboutEventId,
  },
  facts: ({ data: { firstPublishedOn, publishedUntil, aboutEventId: about } }) => ({
    firstPublishedOn,
    publishedUntil,
    ...(about && { aboutEventId: about }),
  }),
});

export const electionReceived = published<'ElectionReceived'>()({
  version: 1,
  title: 'Election received',
  fields: {
    kind: oneOf(ELECTION_KINDS, 'What the claimant chose.'),
    receivedOn: localDate('Day on which it arrived.'),
    lines: optional(units),
  },
  facts: ({ data: { kind, receivedOn, lines } }) => ({ kind, receivedOn, ...(lines && { lines: unitsOf(lines) }) }),
});

export const petitionDecided = published<'PetitionDecided'>()({
  version: 1,
  title: 'Petition decided',
  fields: {
    electionEventId: code('Event that received the petition.'),
    outcome: oneOf(PETITION_OUTCOMES, 'How it was decided.'),
  },
  facts: ({ data: { electionEventId, outcome } }) => ({ electionEventId, outcome }),
});

export const courtOrderRecorded = published<'CourtOrderRecorded'>()({
  version: 1,
  title: 'Court order recorded',
  fields: {
    kind: oneOf(COURT_ORDER_KINDS, 'What the court ordered.'),
    orderedOn: localDate('Day of the order.'),
    lines: optional(units),
    settlesEventId: optional(code('Election that the order settles, or stay that it ends.')),
  },
  facts: ({ data: { kind, orderedOn, lines, settlesEventId } }) => ({
    ...{ kind, orderedOn },
    ...(lines && { lines: unitsOf(lines) }),
    ...(settlesEventId && { settlesEventId }),
  }),
});
