import { nextDeadline } from '../clocks/index.ts';
import { IMPORTED } from '../testing/random-case.ts';
import { CUSTODIAN, SECOND_SUPERVISOR, seizedCase, SUPERVISOR } from '../testing/given.ts';
import { NOTICE } from '../testing/forfeiture.ts';

const EXTENSION = { clock: 'petition', oldDate: '2025-02-26', newDate: '2025-03-28', authority: '19 CFR 171.2(b)' };
const SCHEDULER = { id: 'clock', role: 'scheduler' } as const;

describe('A fact about a deadline', () => {
  it('is kept with its authority, old and new date', () => {
    const test = seizedCase().given('ExtendDeadline', EXTENSION);
    expect(test.file.state.deadlines).toMatchObject([{ type: 'DeadlineExtended', data: EXTENSION }]);
  });

  it('is about a clock that there is', () => {
    const clock = 'patience';
    const at = { dueOn: '2025-02-26', calendarVersion: '2025-01' };
    const unknown = { code: 'CODE_UNKNOWN', field: 'clock', wayOut: expect.stringContaining('petition') };
    expect(seizedCase().refused('ExtendDeadline', { ...EXTENSION, clock })).toMatchObject(unknown);
    expect(seizedCase().refused('TollDeadline', { clock, from: '2025-02-01', authority: 'Agreement' })).toMatchObject(
      unknown,
    );
    expect(seizedCase().refused('LapseDeadline', { clock, ...at })).toMatchObject(unknown);
    expect(seizedCase().refused('MeetDeadline', { clock, metOn: '2025-02-01' })).toMatchObject(unknown);
  });

  it('is about an event of the case that stands, where it names one', () => {
    const subject = 'f0e1';
    const at = { dueOn: '2025-02-26', calendarVersion: '2025-01' };
    const unknown = { code: 'REFERENCE_UNKNOWN', field: 'subject', message: expect.stringContaining(subject) };
    const test = seizedCase().on('2025-02-27');
    expect(test.refused('ExtendDeadline', { ...EXTENSION, subject })).toMatchObject(unknown);
    const standstill = { clock: 'petition', subject, from: '2025-02-01', authority: 'Agreement' };
    expect(test.refused('TollDeadline', standstill)).toMatchObject(unknown);
    expect(test.refused('LapseDeadline', { clock: 'petition', subject, ...at })).toMatchObject(unknown);
    expect(test.refused('MeetDeadline', { clock: 'petition', subject, metOn: '2025-02-01' })).toMatchObject(unknown);
    const noticeId = test.given('IssueNotice', NOTICE).idOf('NoticeIssued');
    test.given('ExtendDeadline', { ...EXTENSION, subject: noticeId });
    const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'duplicate' };
    test.given('Annul', { targets: [noticeId] }, twoPersons);
    expect(test.refused('ExtendDeadline', { ...EXTENSION, subject: noticeId })).toMatchObject({
      ...unknown,
      message: expect.stringContaining('annulled'),
    });
  });

  it('names an event that its clock runs on, or would do nothing: of a petition the notice, not the seizure', () => {
    const test = seizedCase().on('2025-01-27').given('IssueNotice', NOTICE);
    const subject = test.idOf('SeizedSubjectToForfeiture');
    expect(test.refused('ExtendDeadline', { ...EXTENSION, subject })).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      field: 'subject',
      message:
        'petition runs on a notice of seizure (NoticeIssued), not on the SeizedSubjectToForfeiture that is named.',
      events: [subject],
    });
    const toll = { clock: 'admissibility', subject, from: '2025-02-01', authority: 'Agreement' };
    expect(test.refused('TollDeadline', toll)).toMatchObject({ field: 'subject', wayOut: 'Leave subject out.' });
    const other = test.given('IssueNotice', { ...NOTICE, template: 'notice-of-detention' }).idOf('NoticeIssued');
    expect(test.refused('ExtendDeadline', { ...EXTENSION, subject: other })).toMatchObject({ field: 'subject' });
  });

  it('that extends one names a later date', () => {
    expect(seizedCase().refused('ExtendDeadline', { ...EXTENSION, newDate: '2025-02-26' })).toMatchObject({
      code: 'DATES_INVALID',
      field: 'newDate',
      compared: { oldDate: '2025-02-26', newDate: '2025-02-26' },
    });
  });

  it('that extends one does not shorten it by a mistaken old date', () => {
    const test = seizedCase().on('2025-01-27').given('IssueNotice', NOTICE);
    const mistaken = { ...EXTENSION, oldDate: '2025-01-30', newDate: '2025-02-26' };
    expect(test.refused('ExtendDeadline', mistaken)).toMatchObject({
      code: 'DATES_INVALID',
      field: 'newDate',
      compared: { due: '2025-02-26', newDate: '2025-02-26' },
    });
    expect(test.when('ExtendDeadline', { ...mistaken, newDate: '2025-02-27' })).toMatchObject({ outcome: 'accepted' });
  });

  it('that one lapsed names no date before it ran out, as extended, and is none while it stands still', () => {
    const lapse = { clock: 'petition', dueOn: '2025-02-20', calendarVersion: '2025-01' };
    const test = seizedCase().on('2025-01-27').given('IssueNotice', NOTICE).given('ExtendDeadline', EXTENSION);
    expect(test.on('2025-04-01').refused('LapseDeadline', lapse)).toMatchObject({
      code: 'CLOCK_NOT_RUN_OUT',
      field: 'dueOn',
      compared: { dueOn: '2025-02-20', due: '2025-03-28' },
      events: [test.idOf('NoticeIssued')],
    });
    expect(test.when('LapseDeadline', lapse, { imported: IMPORTED })).toMatchObject({ outcome: 'accepted' });
    expect(test.when('LapseDeadline', { ...lapse, dueOn: '2025-03-28' })).toMatchObject({ outcome: 'accepted' });
    test.given('TollDeadline', { clock: 'petition', from: '2025-03-01', authority: 'Agreement' });
    expect(test.refused('LapseDeadline', { ...lapse, dueOn: '2025-03-28' })).toMatchObject({
      message: 'petition has not lapsed: it stands still since 2025-03-01.',
    });
  });

  it('that stops one does not end before it began', () => {
    const standstill = { clock: 'petition', from: '2025-02-10', until: '2025-02-09', authority: 'Agreement' };
    expect(seizedCase().refused('TollDeadline', standstill)).toMatchObject({ code: 'DATES_INVALID', field: 'until' });
  });

  it('that a date passed or was kept may come from the scheduler; an extension is decided by a person', () => {
    const lapse = { clock: 'petition', dueOn: '2025-02-26', calendarVersion: '2025-01' };
    const test = seizedCase().on('2025-02-27').given('LapseDeadline', lapse, { actor: SCHEDULER });
    test.given('MeetDeadline', { clock: 'claim', metOn: '2025-02-20' }, { actor: SCHEDULER });
    for (const actor of [SCHEDULER, CUSTODIAN]) {
      expect(test.refused('ExtendDeadline', EXTENSION, { actor })).toMatchObject({ code: 'NOT_PERMITTED' });
    }
  });

  it('moves no goods, but moves the next deadline', () => {
    const test = seizedCase().on('2025-01-27').given('IssueNotice', NOTICE);
    const petition = () => nextDeadline(test.file.state);
    expect(petition()).toMatchObject({ clock: 'petition', due: '2025-02-26' });
    test.given('ExtendDeadline', EXTENSION);
    expect(petition()).toMatchObject({ due: '2025-03-28', extendedBy: '19 CFR 171.2(b)' });
    expect(test.buckets()).toEqual({ seized: 900 });
  });
});
