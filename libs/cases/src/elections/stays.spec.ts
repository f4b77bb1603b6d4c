import { APPROVED, DECLARATION, forfeitedCase, noticedCase } from '../testing/forfeiture.ts';
import { openedCase, SECOND_SUPERVISOR, SUPERVISOR, type TestCase, units } from '../testing/given.ts';
import { SEIZURE } from '../testing/given.ts';

const order = { court: 'N.D. Cal.', docket: '3:25-cv-00001', orderedOn: '2025-03-06', terms: 'Stayed' };
const stay = { ...order, kind: 'stay' as const };
const decree = { ...order, kind: 'forfeiture-decree' as const, terms: 'Forfeited' };
const declared = (quantity: number) => ({ ...DECLARATION, lines: units(quantity) });
const decreed = (quantity: number) => ({
  ...{ basis: 'decree' as const, instrument: order.docket },
  lines: units(quantity),
});
const sold = (quantity: number) => ({ lines: units(quantity), method: 'sold' as const, authorityReference: 'S-1' });
const twoPersons = { actor: SUPERVISOR, approver: SECOND_SUPERVISOR, reasonCode: 'wrong-case' };

/** A hundred units that could be forfeited, and a stay of so many of them; of the whole case where no number is said. */
const stayed = (quantity?: number): TestCase =>
  noticedCase(100)
    .on('2025-03-10')
    .given('RecordCourtOrder', { ...stay, ...(quantity && { lines: units(quantity) }) });
const ended = (test: TestCase) => ({
  ...order,
  kind: 'other' as const,
  docket: 'Appeal 1',
  settlesEventId: test.idOf('CourtOrderRecorded'),
});

describe('A stay by a court', () => {
  it('keeps customs from declaring its units forfeited, of the whole case where it names none', () => {
    const test = stayed();
    expect(test.refused('Forfeit', declared(1), APPROVED)).toEqual({
      code: 'FORFEITURE_PRECONDITIONS',
      field: 'lines[0].quantity',
      message: '1 unit of line 1 asked for, but a stay of 2025-03-06 (3:25-cv-00001) leaves 0 free.',
      wayOut: 'Record the order that ended the stay, with its event id as settlesEventId, or leave its units out.',
      compared: { requested: 1, available: 0 },
      events: [test.idOf('CourtOrderRecorded')],
    });
  });

  it('leaves units free that it does not name: by their number, or by their serial numbers', () => {
    expect(stayed(40).refused('Forfeit', declared(61), APPROVED)).toMatchObject({
      compared: { requested: 61, available: 60 },
    });
    expect(stayed(40).when('Forfeit', declared(60), APPROVED)).toMatchObject({ outcome: 'accepted' });
    const named = (serials: string[]) => [{ line: 1, quantity: 1, serials }];
    const numbered = openedCase(2, ['A1', 'A2'])
      .given('Seize', { ...SEIZURE, lines: [{ line: 1, quantity: 2, serials: ['A1', 'A2'] }] }, APPROVED)
      .given('RecordCourtOrder', { ...decree, docket: '2' })
      .given('RecordCourtOrder', { ...stay, lines: named(['A1']) });
    const forfeit = (serial: string) => ({ basis: 'decree' as const, instrument: '2', lines: named([serial]) });
    expect(numbered.refused('Forfeit', forfeit('A1'), APPROVED)).toMatchObject({
      code: 'FORFEITURE_PRECONDITIONS',
      field: 'lines[0].serials',
      message: 'A1 is kept by a stay of 2025-03-06 (3:25-cv-00001).',
    });
    expect(numbered.when('Forfeit', forfeit('A2'), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('also stands against an abandonment, and against a decree that it came after', () => {
    const given = { kind: 'abandonment' as const, by: 'A', receivedOn: '2025-03-01' };
    const abandoned = { basis: 'abandonment' as const, instrument: 'x', lines: units(1) };
    expect(stayed().given('ReceiveElection', given).refused('Forfeit', abandoned, APPROVED)).toMatchObject({
      message: expect.stringContaining('stay'),
    });
    const after = noticedCase(100).on('2025-03-10').given('RecordCourtOrder', decree).given('RecordCourtOrder', stay);
    expect(after.refused('Forfeit', decreed(1), APPROVED)).toMatchObject({ message: expect.stringContaining('stay') });
  });

  it('ends by an order that names it, or by the decree of the same proceedings', () => {
    const test = stayed();
    test.given('RecordCourtOrder', ended(test));
    expect(test.when('Forfeit', declared(100), APPROVED)).toMatchObject({ outcome: 'accepted' });
    const other = stayed().given('RecordCourtOrder', { ...decree, docket: '2' });
    expect(other.refused('Forfeit', { ...decreed(1), instrument: '2' }, APPROVED)).toMatchObject({
      code: 'FORFEITURE_PRECONDITIONS',
    });
    expect(stayed().given('RecordCourtOrder', decree).when('Forfeit', decreed(100), APPROVED)).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('is there to be ended', () => {
    expect(stayed().refused('RecordCourtOrder', { ...order, kind: 'other', settlesEventId: 'x' })).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      message: 'The case has no such election or stay at that date.',
    });
  });

  it('is not put beneath a forfeiture, by a late entry or by annulling what ended it', () => {
    const test = stayed();
    test.given('RecordCourtOrder', ended(test)).on('2025-03-11').given('Forfeit', declared(100), APPROVED);
    expect(test.refused('Annul', { targets: [test.idOf('CourtOrderRecorded')] }, twoPersons)).toMatchObject({
      code: 'ANNULMENT_BREAKS_LATER_EVENT',
      events: [test.idOf('Forfeited')],
    });
    const late = { effectiveAt: '2025-03-09T12:00:00.000Z', lateReason: 'x' };
    expect(forfeitedCase(100).on('2025-03-11').refused('RecordCourtOrder', stay, late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
    });
  });

  it('of goods that are forfeited already keeps them from being disposed of', () => {
    const test = forfeitedCase(100)
      .on('2025-03-11')
      .given('RecordCourtOrder', { ...stay, lines: units(40) });
    expect(test.refused('DisposeOf', sold(61), APPROVED)).toMatchObject({
      code: 'DISPOSAL_NOT_PERMITTED',
      compared: { requested: 61, available: 60 },
      events: [test.idOf('CourtOrderRecorded')],
    });
    test.given('DisposeOf', sold(60), APPROVED);
    expect(test.refused('DisposeOf', { ...sold(1), method: 'destroyed' }, APPROVED)).toMatchObject({
      code: 'DISPOSAL_NOT_PERMITTED',
      compared: { requested: 1, available: 0 },
    });
    test.given('RecordCourtOrder', ended(test));
    expect(test.when('DisposeOf', sold(40), APPROVED)).toMatchObject({ outcome: 'accepted' });
  });

  it('keeps what is seized from being destroyed or exported, too, and nothing that is only detained', () => {
    const test = openedCase(200)
      .given('Detain', { lines: units(200), basis: 'decision' }, { reasonCode: 'agency-request' })
      .given('Seize', { ...SEIZURE, lines: units(100) }, APPROVED)
      .given('PermitExport', { lines: units(100), authorityReference: 'P-1' }, APPROVED)
      .given('RecordCourtOrder', { ...stay, lines: units(40) });
    const away = (seized: number) => ({
      ...{ authorityReference: 'P-1', lines: [...units(1, 'detained'), ...units(seized, 'seized')] },
    });
    for (const deed of ['Destroy', 'Export'] as const) {
      expect(test.refused(deed, away(61), APPROVED)).toMatchObject({
        code: 'DISPOSAL_NOT_PERMITTED',
        field: 'lines[1].quantity',
        compared: { requested: 61, available: 60 },
        events: [test.idOf('CourtOrderRecorded')],
      });
      expect(test.when(deed, away(60), APPROVED)).toMatchObject({ outcome: 'accepted' });
    }
  });

  it('keeps a case from being closed over forfeited goods, until it ends or they are gone', () => {
    const test = forfeitedCase(100).on('2025-03-11').given('RecordCourtOrder', stay);
    const because = { reasonCode: 'all-resolved' };
    expect(test.refused('CloseCase', {}, because)).toMatchObject({
      code: 'CASE_STILL_OPEN_MATTERS',
      message: 'The stay of 2025-03-06 (3:25-cv-00001) is in force.',
      events: [test.idOf('CourtOrderRecorded')],
    });
    const gone = forfeitedCase(100).on('2025-03-11').given('DisposeOf', sold(100), APPROVED);
    expect(gone.given('RecordCourtOrder', stay).when('CloseCase', {}, because)).toMatchObject({ outcome: 'accepted' });
    expect(test.given('RecordCourtOrder', ended(test)).when('CloseCase', {}, because)).toMatchObject({
      outcome: 'accepted',
    });
  });
});
