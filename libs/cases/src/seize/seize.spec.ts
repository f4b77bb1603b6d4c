import { detainedCase, OFFICER, SEIZURE, seizedCase, SUPERVISOR, units } from '../testing/given.ts';

describe('A seizure', () => {
  it('takes detained units, on a legal basis and with an approver', () => {
    const test = seizedCase(900);
    expect(test.standing).toMatchObject({ status: 'SeizedSubjectToForfeiture', posture: 'seized', held: 900 });
    expect(test.file.history.at(-1)).toMatchObject({ approver: SUPERVISOR, actor: OFFICER });
  });

  it('needs at least one legal basis, and one that is listed', () => {
    const test = detainedCase();
    const data = { ...SEIZURE, lines: units(1) };
    expect(test.refused('Seize', { ...data, legalBases: [] }, { approver: SUPERVISOR })).toMatchObject({
      code: 'SEIZURE_NEEDS_BASIS',
    });
    expect(test.refused('Seize', { ...data, legalBases: ['1 USC 1'] }, { approver: SUPERVISOR })).toMatchObject({
      code: 'CODE_UNKNOWN',
      field: 'legalBases[0]',
    });
  });

  it('is approved by somebody else', () => {
    const data = { ...SEIZURE, lines: units(1) };
    expect(detainedCase().proposing('Seize', data)).toEqual(['Proposed']);
    expect(detainedCase().refused('Seize', data, { approver: { ...SUPERVISOR, ports: ['4601'] } })).toMatchObject({
      code: 'APPROVER_REQUIRED',
      wayOut: expect.stringContaining('this port'),
    });
  });

  it('can not be undone into detention but by annulling it', () => {
    const refusal = seizedCase().refused(
      'Detain',
      { lines: units(1, 'seized'), basis: 'decision' },
      { reasonCode: 'agency-request' },
    );
    expect(refusal).toMatchObject({ code: 'MOVE_NOT_LEGAL', wayOut: expect.stringContaining('annulling') });
  });

  it('that took effect before an exclusion takes it back for its units, from its start', () => {
    const test = detainedCase(500).on('2025-02-15');
    test.given('Exclude', { lines: units(500), basis: 'decision' }, { reasonCode: 'inadmissible' });
    const late = { approver: SUPERVISOR, effectiveAt: '2025-02-01T12:00:00.000Z', lateReason: 'Reported late' };
    test.on('2025-02-20');
    expect(test.refused('Seize', { ...SEIZURE, lines: units(120) }, late)).toMatchObject({
      code: 'EFFECTIVE_DATE_INVALID',
      events: [test.idOf('Excluded')],
      compared: { requested: 500, available: 380 },
    });
    const rescinds = [{ exclusionEventId: test.idOf('Excluded'), lines: [{ line: 1, quantity: 120 }] }];
    test.given('Seize', { ...SEIZURE, lines: units(120), rescinds }, late);
    expect(test.types.slice(-2)).toEqual(['ExclusionRescinded', 'SeizedSubjectToForfeiture']);
    expect(test.buckets()).toEqual({ seized: 120, excluded: 380 });
    expect(test.standing).toMatchObject({ status: 'SeizedSubjectToForfeiture', posture: 'mixed' });
  });

  it('takes no more of an exclusion back than it covers, in however many parts it says so', () => {
    const test = detainedCase(100).on('2025-02-15');
    test.given('Exclude', { lines: units(100), basis: 'decision' }, { reasonCode: 'inadmissible' }).on('2025-02-20');
    const part = (quantity: number) => ({ exclusionEventId: test.idOf('Excluded'), lines: [{ line: 1, quantity }] });
    const seizing = (...rescinds: ReturnType<typeof part>[]) => ({
      ...SEIZURE,
      lines: units(100, 'detained'),
      rescinds,
    });
    expect(test.refused('Seize', seizing(part(60), part(41)), { approver: SUPERVISOR })).toMatchObject({
      code: 'QUANTITY_NOT_AVAILABLE',
      field: 'rescinds[1].lines[0].quantity',
      compared: { requested: 41, available: 40 },
    });
    expect(test.given('Seize', seizing(part(60), part(40)), { approver: SUPERVISOR }).buckets()).toEqual({
      seized: 100,
    });
  });
});
