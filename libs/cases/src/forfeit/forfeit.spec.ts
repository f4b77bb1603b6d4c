import { detainedCase, lineFacts, OFFICER, SEIZURE, seizedCase, type TestCase, units } from '../testing/given.ts';
import { APPROVED, DECLARATION, forfeitedCase, NOTICE, noticedCase, PUBLICATION } from '../testing/forfeiture.ts';
import type { Forfeit } from './decide.ts';

const declared = (quantity: number, more: Partial<Forfeit> = {}) => ({
  ...DECLARATION,
  lines: units(quantity),
  ...more,
});
const unmet = (test: TestCase, quantity = 1) => {
  const refusal = test.refused('Forfeit', declared(quantity), APPROVED);
  expect(refusal.code).toBe('FORFEITURE_PRECONDITIONS');
  return refusal;
};

describe('A forfeiture', () => {
  it('takes seized units, with a second person', () => {
    const test = forfeitedCase(100);
    expect(test.buckets()).toEqual({ forfeited: 100 });
    expect(test.standing).toMatchObject({ disposition: 'AllForfeited', held: 0, posture: 'none' });
    expect(noticedCase().on('2025-03-10').proposing('Forfeit', declared(1))).toEqual(['Proposed']);
    expect(noticedCase().refused('Forfeit', declared(1), { approver: OFFICER })).toMatchObject({
      code: 'APPROVER_REQUIRED',
    });
  });

  it('is of nothing that is only detained', () => {
    const lines = units(1, 'detained');
    expect(detainedCase().refused('Forfeit', { ...DECLARATION, lines }, APPROVED)).toMatchObject({
      code: 'MOVE_NOT_LEGAL',
    });
  });
});

describe("By customs' own declaration", () => {
  it('follows a notice of the seizure; one of the detention is none', () => {
    const test = seizedCase(100)
      .on('2025-03-10')
      .given('IssueNotice', { ...NOTICE, template: 'notice-of-detention' });
    expect(unmet(test)).toMatchObject({ field: 'basis', events: [test.idOf('SeizedSubjectToForfeiture')] });
  });

  it('follows a notice of each seizure of the lines', () => {
    const test = seizedCase(100).on('2025-01-27');
    test.given('IssueNotice', { ...NOTICE, aboutEventId: test.idOf('Detained') }).on('2025-03-10');
    expect(unmet(test)).toMatchObject({ message: expect.stringContaining('No notice of the seizure') });
  });

  it('follows a publication that is long enough and over', () => {
    const noticed = () => seizedCase(100).on('2025-01-27').given('IssueNotice', NOTICE);
    expect(unmet(noticed().on('2025-03-10'))).toMatchObject({
      message: 'The notice was not published since the seizure.',
    });
    const short = noticed()
      .given('PublishNotice', { ...PUBLICATION, publishedUntil: '2025-03-03' })
      .on('2025-03-10');
    expect(unmet(short)).toMatchObject({ message: expect.stringContaining('fewer days') });
    expect(unmet(noticedCase().on('2025-03-04'))).toMatchObject({
      compared: { publishedUntil: '2025-03-04', on: '2025-03-04' },
    });
    expect(noticedCase().on('2025-03-05').when('Forfeit', declared(1), APPROVED)).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('waits until the period of the petition has run out, as extended', () => {
    const test = noticedCase().given('ExtendDeadline', {
      clock: 'petition',
      oldDate: '2025-02-26',
      newDate: '2025-03-12',
      authority: '19 CFR 171.2(b)',
    });
    expect(unmet(test.on('2025-03-12'))).toMatchObject({ compared: { due: '2025-03-12', on: '2025-03-12' } });
    expect(test.on('2025-03-13').when('Forfeit', declared(1), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('waits until the period of the claim has run out, which a later publication sets going again', () => {
    const again = { ...PUBLICATION, firstPublishedOn: '2025-03-01', publishedUntil: '2025-04-01' };
    const test = noticedCase().on('2025-03-01').given('PublishNotice', again);
    expect(unmet(test.on('2025-03-10'))).toMatchObject({ compared: { due: '2025-03-21' } });
  });

  it('waits while a period stands still', () => {
    const tolled = { clock: 'petition', from: '2025-02-20', authority: 'Agreement of the parties' };
    expect(unmet(noticedCase().given('TollDeadline', tolled).on('2025-06-01'))).toMatchObject({
      message: 'The petition period stands still.',
    });
  });

  it('waits for what is pending on these lines', () => {
    const test = noticedCase().given('ReceiveElection', { kind: 'petition', by: 'A', receivedOn: '2025-02-03' });
    const petition = test.idOf('ElectionReceived');
    expect(unmet(test.on('2025-03-10'))).toMatchObject({ events: [petition] });
    const decided = { electionEventId: petition, outcome: 'denied' as const, decisionReference: 'D-1' };
    test.given('DecidePetition', decided);
    expect(test.when('Forfeit', declared(1), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('follows a notice and a publication of after the seizure: those of a mistaken year, or of other goods, are none', () => {
    const early = seizedCase(100)
      .on('2025-01-27')
      .given('IssueNotice', { ...NOTICE, mailedOn: '2024-01-27' });
    expect(unmet(early.on('2025-03-10'))).toMatchObject({
      message: expect.stringContaining('No notice of the seizure'),
    });
    const printed = { ...PUBLICATION, firstPublishedOn: '2024-02-03', publishedUntil: '2024-03-05' };
    early.given('IssueNotice', NOTICE).given('PublishNotice', printed);
    expect(unmet(early)).toMatchObject({ message: 'The notice was not published since the seizure.' });

    const other = { lines: [{ line: 2, quantity: 5 }] };
    const test = seizedCase(100).given('AddLines', { lines: [lineFacts(5, { line: 2 })] });
    const aboutEventId = test.given('Seize', { ...SEIZURE, ...other }, APPROVED).idOf('SeizedSubjectToForfeiture');
    test
      .on('2025-02-03')
      .given('IssueNotice', NOTICE)
      .given('PublishNotice', { ...PUBLICATION, aboutEventId });
    expect(unmet(test.on('2025-03-10'))).toMatchObject({ message: 'The notice was not published since the seizure.' });
    expect(test.when('Forfeit', { ...DECLARATION, ...other }, APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('waits for the answer of who was not heard: what was answered for other goods, or noted of the clock, is not theirs', () => {
    const test = seizedCase(100)
      .given('AddLines', { lines: [lineFacts(5, { line: 2 })] })
      .given('PublishNotice', { ...PUBLICATION, firstPublishedOn: '2025-01-20' })
      .on('2025-02-15')
      .given('IssueNotice', { ...NOTICE, mailedOn: '2025-02-15' })
      .given('MeetDeadline', { clock: 'petition', metOn: '2025-02-15' })
      .on('2025-03-10');
    const answer = { kind: 'abandonment' as const, by: 'A', receivedOn: '2025-02-16' };
    for (const lines of [[{ line: 2, quantity: 5 }], units(1)]) {
      test.given('ReceiveElection', { ...answer, lines });
      expect(unmet(test, 2)).toMatchObject({ compared: { due: '2025-03-17', on: '2025-03-10' } });
    }
    expect(test.when('Forfeit', declared(1), APPROVED)).toMatchObject({ outcome: 'accepted' });
    test.given('ReceiveElection', answer);
    expect(test.when('Forfeit', declared(100), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('does not wait for what is pending on other lines', () => {
    const test = noticedCase().given('AddLines', { lines: [lineFacts(5, { line: 2 })] });
    const lines = [{ line: 2, quantity: 5 }];
    test.given('ReceiveElection', { kind: 'offer', by: 'A', receivedOn: '2025-02-03', lines }).on('2025-03-10');
    expect(test.when('Forfeit', declared(1), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('The limit of administrative forfeiture', () => {
  const onTenth = (quantity: number) => noticedCase(quantity).on('2025-03-10');

  it('is 500,000 dollars, and both numbers are named', () => {
    expect(onTenth(157).refused('Forfeit', declared(157), APPROVED)).toMatchObject({
      code: 'FORFEITURE_PRECONDITIONS',
      field: 'lines',
      compared: { value: 502_400_00, limit: 500_000_00 },
    });
    expect(onTenth(156).when('Forfeit', declared(156), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('is not kept by forfeiting in parts', () => {
    const test = onTenth(200).given('Forfeit', declared(100), APPROVED);
    expect(test.refused('Forfeit', declared(100), APPROVED)).toMatchObject({ compared: { value: 640_000_00 } });
  });

  it('goes by what customs appraised, where it did', () => {
    const unitValue = { amount: 5_000_01, currency: 'USD', basis: 'domesticAppraised' as const };
    const test = onTenth(100).given('RecordValuation', { line: 1, unitValue, source: 'Appraisal' });
    expect(test.refused('Forfeit', declared(100), APPROVED)).toMatchObject({ compared: { value: 500_001_00 } });
  });

  it('can not be checked against another currency', () => {
    const unitValue = { amount: 100, currency: 'JPY', basis: 'entered' as const };
    const line2 = [{ line: 2, quantity: 5 }];
    const test = seizedCase(100)
      .given('AddLines', { lines: [lineFacts(5, { line: 2, unitValue })] })
      .given('Seize', { ...SEIZURE, lines: line2 }, APPROVED)
      .on('2025-02-03')
      .given('IssueNotice', NOTICE)
      .given('PublishNotice', PUBLICATION)
      .on('2025-03-10');
    expect(test.refused('Forfeit', { ...DECLARATION, lines: line2 }, APPROVED)).toMatchObject({
      message: expect.stringContaining('line 2'),
      wayOut: expect.stringContaining('USD'),
    });
  });

  it('does not hold for a listed exception, and only for a listed one', () => {
    const excepted = (limitException: string) => declared(900, { limitException });
    expect(onTenth(900).when('Forfeit', excepted('importation-prohibited'), APPROVED)).toMatchObject({
      outcome: 'accepted',
    });
    expect(onTenth(900).refused('Forfeit', excepted('urgent'), APPROVED)).toMatchObject({
      code: 'CODE_UNKNOWN',
      field: 'limitException',
    });
  });
});

describe('By decree', () => {
  const decree = {
    kind: 'forfeiture-decree' as const,
    court: 'N.D. Cal.',
    docket: '3:25-cv-00001',
    orderedOn: '2025-02-01',
    terms: 'Forfeited to the United States',
  };
  const byDecree = { basis: 'decree' as const, instrument: decree.docket, lines: units(900) };

  it('needs no notice and knows no limit, but a recorded decree', () => {
    const test = seizedCase(900).on('2025-02-02');
    expect(test.refused('Forfeit', byDecree, APPROVED)).toMatchObject({
      code: 'FORFEITURE_PRECONDITIONS',
      field: 'instrument',
      wayOut: expect.stringContaining('Record the court order'),
    });
    test.given('RecordCourtOrder', { ...decree, kind: 'stay' });
    expect(test.refused('Forfeit', byDecree, APPROVED)).toMatchObject({ code: 'FORFEITURE_PRECONDITIONS' });
    test.given('RecordCourtOrder', decree);
    expect(test.refused('Forfeit', { ...byDecree, instrument: '1' }, APPROVED)).toMatchObject({
      wayOut: `Recorded decrees: ${decree.docket}.`,
    });
    expect(test.given('Forfeit', byDecree, APPROVED).buckets()).toEqual({ forfeited: 900 });
  });

  it('takes no more units than the decree names, once', () => {
    const test = seizedCase(900)
      .on('2025-02-02')
      .given('RecordCourtOrder', { ...decree, lines: units(100) });
    expect(test.refused('Forfeit', { ...byDecree, lines: units(101) }, APPROVED)).toMatchObject({
      code: 'FORFEITURE_PRECONDITIONS',
      field: 'lines[0].quantity',
      compared: { requested: 101, available: 100 },
    });
    test.given('Forfeit', { ...byDecree, lines: units(60) }, APPROVED);
    const again = { ...byDecree, instrument: test.idOf('CourtOrderRecorded') };
    expect(test.refused('Forfeit', { ...again, lines: units(41) }, APPROVED)).toMatchObject({
      compared: { requested: 41, available: 40 },
    });
    expect(test.given('Forfeit', { ...again, lines: units(40) }, APPROVED).buckets()).toEqual({
      seized: 800,
      forfeited: 100,
    });
  });
});

describe('After abandonment', () => {
  const given = { kind: 'abandonment' as const, by: 'Demo Importer A', receivedOn: '2025-02-01' };
  const abandoned = (quantity: number) => ({ basis: 'abandonment' as const, instrument: 'x', lines: units(quantity) });
  const test = (lines?: { line: number; quantity: number }[]) =>
    seizedCase(900)
      .on('2025-02-02')
      .given('ReceiveElection', { ...given, ...(lines && { lines }) });

  it('takes what was given up, and no more', () => {
    expect(seizedCase(900).refused('Forfeit', abandoned(1), APPROVED)).toMatchObject({
      code: 'FORFEITURE_PRECONDITIONS',
      compared: { requested: 1, available: 0 },
    });
    const hundred = test([{ line: 1, quantity: 100 }]).given('Forfeit', abandoned(60), APPROVED);
    expect(hundred.refused('Forfeit', abandoned(41), APPROVED)).toMatchObject({
      compared: { requested: 41, available: 40 },
    });
    expect(hundred.given('Forfeit', abandoned(40), APPROVED).buckets()).toEqual({ seized: 800, forfeited: 100 });
  });

  it('is not used up by units that were forfeited otherwise', () => {
    const both = noticedCase(100).on('2025-03-10').given('Forfeit', declared(50), APPROVED);
    both.given('ReceiveElection', { ...given, receivedOn: '2025-03-10', lines: [{ line: 1, quantity: 50 }] });
    expect(both.given('Forfeit', abandoned(50), APPROVED).buckets()).toEqual({ forfeited: 100 });
  });

  it('of everything needs no list of units', () => {
    expect(test().given('Forfeit', abandoned(900), APPROVED).buckets()).toEqual({ forfeited: 900 });
  });

  it('must still stand when the abandonment is annulled', () => {
    const forfeited = test().given('Forfeit', abandoned(900), APPROVED);
    const second = { actor: { ...APPROVED.approver, id: 'k.osei' }, ...APPROVED, reasonCode: 'wrong-case' };
    expect(forfeited.refused('Annul', { targets: [forfeited.idOf('ElectionReceived')] }, second)).toMatchObject({
      code: 'ANNULMENT_BREAKS_LATER_EVENT',
      events: [forfeited.idOf('Forfeited')],
    });
  });
});
